# Weekly report about WhatsApp deliveries.
library(dplyr)
library(ggplot2)

errors <- tibble::tribble(
  ~code,  ~title,                         ~retry,
  ⟦4⟧,      "API Too Many Calls",           TRUE,
  ⟦100⟧,    "Invalid parameter",            FALSE,
  ⟦190⟧,    "Access token has expired",     FALSE,
  ⟦130429⟧, "Rate limit hit",               TRUE,
  ⟦131026⟧, "Message undeliverable",        FALSE,
  ⟦131047⟧, "Re-engagement message",        FALSE,
  ⟦132000⟧, "Template Param Count Mismatch", FALSE
)

failed <- read.csv("failed.csv", nrows = 10000) |>
  filter(error_code %in% c(⟦131026⟧, ⟦131047⟧, ⟦131049⟧)) |>
  mutate(week = as.integer(format(as.Date(day), "%V")))

quantile(failed$seconds, probs = c(0.1, 0.5, 0.9))
cut(failed$age, breaks = c(0, 18, 30, 45, 60, 100))

ggplot(failed, aes(x = week, fill = factor(error_code))) +
  geom_bar(width = 0.8) +
  scale_x_continuous(breaks = seq(1, 52, by = 4)) +
  theme_minimal(base_size = 10)

ggsave("weekly.png", width = 190, height = 100, units = "mm", dpi = 200)
