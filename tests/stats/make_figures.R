# Rscript tests/stats/make_figures.R BENCH-IN.csv FOLDER
#
# Writes what R and its package psych say of the answers in BENCH-IN.csv
# (tests/bench/golden/in-1000.csv), and of many alphas, as CSV into FOLDER:
#   feldt.csv     Feldt's interval: of figures known from elsewhere, and of many
#                 numbers of people and questions
#   themes.csv    mean, sd, quantiles, alpha by theme: complete people only
#   pairwise.csv  psych's own alpha, over pairs of questions, for docs/
#   items.csv     each question with the rest of its scale
# tests/stats/compare runs it again and compares.
suppressPackageStartupMessages(library(psych))
args <- commandArgs(trailingOnly = TRUE)
folder <- args[2]

put <- function(name, head, lines)
  writeLines(c(head, lines), file.path(folder, name))

# --- Feldt -------------------------------------------------------------------
# R's qf() takes chi-squared for the first degrees of freedom alone as soon as
# the second are over 400000, which is off in the fourth digit where there are
# few questions. qbeta() is not. Where qf() is itself, the two agree.
quantile_of_f <- function(p, n, k) {
  a <- n - 1
  b <- a * (k - 1)
  x <- qbeta(p, a / 2, b / 2)
  f <- x / (1 - x) * (k - 1)
  if (b <= 400000) stopifnot(abs(f / qf(p, a, b) - 1) < 1e-10)
  f
}

# As psych::alpha.ci(), which is compared where it can be.
interval <- function(alpha, n, k) {
  out <- 1 - (1 - alpha) * c(quantile_of_f(.975, n, k), quantile_of_f(.025, n, k))
  ci <- suppressWarnings(alpha.ci(alpha, n, k, p.val = .05))
  if ((n - 1) * (k - 1) <= 400000)
    stopifnot(abs(out - c(ci$lower.ci, ci$upper.ci)) < 1e-10)
  out
}

feldt <- c()
for (n in c(8, 10, 11, 12, 15, 20, 29, 30, 50, 89, 100, 200, 500, 1000, 2000,
            4095, 4096, 4097, 4098, 10000, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11))
  for (k in c(2, 3, 4, 5, 7, 10, 20, 40, 100, 200, 500, 1000))
    for (a in c(-5000, -500, 0, 300, 700, 850, 950, 999)) {
      i <- interval(a / 1000, n, k)
      feldt <- c(feldt, sprintf("%d,%.0f,%d,%.6f,%.6f", a, n, k, i[1], i[2]))
    }
put("feldt.csv", "alpha_thousandths,people,questions,low,high", feldt)

# --- the answers of the bench ------------------------------------------------
all <- read.csv(args[1], na.strings = c("NA", ""))
# SPEC: items by theme; R reversed; weights
spec <- list(
  c01 = "q01 q13 q25R q37 q40", c02 = "q02 q14R q26 q38R",
  c03 = "q03*3 q15*2 q27R*2 q39", c04 = "q04 q16 q28",
  c05 = "q05 q17R*1.5 q29*0.5", c06 = "q06 q18 q30R",
  c07 = "q07R q19R*2 q31", c08 = "q08 q20 q32",
  c09 = "q09*0.5 q21R q33*1.25", c10 = "q10 q22 q34R",
  c11 = "q11*2 q23 q35", c12 = "q12R q24R q36R")

themes <- c()
pairwise <- c()
items <- c()
for (name in names(spec)) {
  words <- strsplit(spec[[name]], " ")[[1]]
  q <- substr(words, 1, 3)
  reversed <- grepl("R", words)
  w <- as.numeric(sub(".*[*]", "", ifelse(grepl("*", words, fixed = TRUE),
                                          words, paste0(words, "*1"))))
  x <- all[, q]
  x[, reversed] <- 4 - x[, reversed]

  # the scores, halves up, in hundredths; weights in hundredths: all whole
  got <- !is.na(x)
  sw <- as.vector(got %*% (100 * w))
  s <- as.matrix(replace(x, is.na(x), 0)) %*% (100 * w)
  h <- (5000 * s + sw) %/% (2 * sw)
  h[3 * rowSums(got) < 2 * length(q)] <- NA
  score <- h[!is.na(h)] / 100
  quant <- quantile(score, c(.05, .25, .5, .75, .95), type = 7)

  full <- x[complete.cases(x), ]
  a <- suppressWarnings(alpha(full, check.keys = FALSE, warnings = FALSE))
  ci <- interval(a$total$raw_alpha, nrow(full), length(q))
  themes <- c(themes, sprintf(
    "%s,%d,%d,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%d,%.8f,%.6f,%.6f", name,
    length(score), sum(is.na(h)), mean(score), sd(score), quant[1], quant[2],
    quant[3], quant[4], quant[5], nrow(full), a$total$raw_alpha, ci[1], ci[2]))
  # Complete people: scoreItems() must say the same alpha.
  si <- suppressWarnings(scoreItems(rep(1, length(q)), full, impute = "none"))
  stopifnot(abs(si$alpha[1] - a$total$raw_alpha) < 1e-10)

  p <- suppressWarnings(alpha(x, check.keys = FALSE, warnings = FALSE))
  pairwise <- c(pairwise, sprintf("%s,%.4f,%.4f", name,
    a$total$raw_alpha, p$total$raw_alpha))
  drop <- if (is.null(a$alpha.drop$raw_alpha)) rep(NA, length(q)) else
    a$alpha.drop$raw_alpha
  for (i in seq_along(q))
    items <- c(items, sprintf("%s,%s,%.8f,%.8f", name, q[i],
      a$item.stats$r.drop[i], drop[i]))
}
put("themes.csv", paste0("category,n,missing,mean,sd,q5,q25,q50,q75,q95,",
  "alpha_n,alpha,alpha_low,alpha_high"), themes)
put("pairwise.csv", "category,complete,pairwise", pairwise)
put("items.csv", "category,item,item_rest,alpha_without", items)
