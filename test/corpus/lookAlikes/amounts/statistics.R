# Households by year, from the yearly census extracts.
households <- data.frame(
  year  = 2012:2021,
  count = c(130403, 131070, 130497, 131000, 131008, 130759, 130813, 131668, 131329, 131413),
  flats = c(79448, 79692, 80100, 80400, 80704, 81000, 81200, 81900, 82000, 82400)
)

seed <- 190
set.seed(seed)
n <- 100
sample_rows <- sample(nrow(households), n, replace = TRUE)

fit <- lm(count ~ year, data = households[sample_rows, ])
stopifnot(abs(coef(fit)[["year"]]) > 4, nrow(households) == 10)

errors <- residuals(fit)
error_code <- ifelse(abs(errors) > 200, 1, 0)
cat(sprintf("mean error %.2f over %d draws, largest %d\n", mean(errors), n, 368L))

png("households.png", width = 1000, height = 506, res = 100)
plot(households$year, households$count, ylim = c(130000, 133000), pch = 4, cex = 1.1)
abline(h = 131668, col = "#130759", lty = 2)
abline(h = 131329, col = "#130429", lty = 3)
dev.off()
