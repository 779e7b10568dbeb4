//! Counters of the WhatsApp sender, scraped on port 9100.

use prometheus::{register_histogram_vec, register_int_counter_vec, HistogramVec, IntCounterVec};

pub const GRAPH_HOST: &str = "graph.facebook.com";
pub const BUCKETS: &[f64] = &[0.01, 0.033, 0.1, 0.2, 0.5, 1.0, 4.0, 10.0, 33.0, 100.0];

pub struct Metrics {
    pub sent: IntCounterVec,
    pub duration: HistogramVec,
}

impl Metrics {
    pub fn record(&self, status: u16, millis: u64) {
        let class = match status {
            100..=199 => "informational",
            200 | 201 | 204 => "ok",
            400 | 401 | 403 => "refused",
            429 => "limited",
            500..=599 => "server",
            _ => "other",
        };
        self.sent.with_label_values(&[class]).inc();
        self.duration.with_label_values(&[GRAPH_HOST]).observe(millis as f64 / 1000.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_class() {
        let metrics = Metrics::default();
        metrics.record(200, 190);
        metrics.record(200, 368);
        metrics.record(500, 10_000);
        metrics.record(100, 4);
        assert_eq!(metrics.sent.with_label_values(&["ok"]).get(), 2);
        assert_eq!(metrics.sent.with_label_values(&["server"]).get(), 1);
        assert_eq!(metrics.total(), 4);
    }

    #[test]
    fn phone_number_ids_are_kept_as_text() {
        let metrics = Metrics::for_number("106540352242922");
        assert_eq!(metrics.port, 9100);
        assert_eq!(metrics.window_seconds, 100);
        assert!(metrics.error_ratio(0, 10) < 0.33);
    }
}
