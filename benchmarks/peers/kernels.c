/* ROCKET's kernels without padding, in plain C: what a compiler makes of the definition.
   gcc -O3 -ffast-math -march=native -shared -fPIC */
#include <stdint.h>
#include <time.h>

#define TAPS(N)                                                                       \
  static inline __attribute__((always_inline)) void taps##N(                          \
      const float *restrict x, const float *restrict w, float bias, int step, int n,  \
      float *restrict ppv, float *restrict highest) {                                 \
    int positive = 0;                                                                 \
    float most = -__builtin_inff();                                                   \
    for (int t = 0; t < n; t++) {                                                     \
      float sum = bias;                                                               \
      for (int j = 0; j < N; j++) sum += w[j] * x[t + j * step];                      \
      positive += sum > 0;                                                            \
      most = sum > most ? sum : most;                                                 \
    }                                                                                 \
    *ppv = (float)positive / (float)n;                                                \
    *highest = most;                                                                  \
  }

TAPS(5)
TAPS(7)
TAPS(9)

void transform(const float *x, int length, const float *weights, const int32_t *taps,
               const int32_t *dilations, const float *biases, int kernels, float *features) {
  for (int k = 0; k < kernels; k++) {
    int step = dilations[k];
    int n = length - (taps[k] - 1) * step;
    float *to = features + 2 * k;
    if (taps[k] == 5)
      taps5(x, weights, biases[k], step, n, to, to + 1);
    else if (taps[k] == 7)
      taps7(x, weights, biases[k], step, n, to, to + 1);
    else
      taps9(x, weights, biases[k], step, n, to, to + 1);
    weights += taps[k];
  }
}

/* Microseconds of CPU for one signal. */
double timed(const float *x, int length, const float *weights, const int32_t *taps,
             const int32_t *dilations, const float *biases, int kernels, float *features, int runs) {
  struct timespec from, to;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
  for (int r = 0; r < runs; r++) {
    transform(x, length, weights, taps, dilations, biases, kernels, features);
    __asm__ volatile("" : : "r"(features) : "memory");
  }
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
  return ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / 1e3 / runs;
}
