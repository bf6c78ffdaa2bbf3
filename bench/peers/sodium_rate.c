/* SPDX-License-Identifier: Apache-2.0
 * Operations a second of libsodium's ristretto255 in C, on one thread, by CPU time: sodium_rate LIBRARY COUNT */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef int (*one)(const unsigned char *);
typedef int (*two)(unsigned char *, const unsigned char *);
typedef int (*three)(unsigned char *, const unsigned char *, const unsigned char *);

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

#define BEST(name, call)                                                         \
    do {                                                                         \
        double best = 0;                                                         \
        for (int round = 0; round < 5; round++) {                                \
            double started = now();                                              \
            for (int i = 0; i < count; i++) { call; }                            \
            double rate = count / (now() - started);                             \
            if (rate > best) best = rate;                                        \
        }                                                                        \
        printf("c %s perSecond=%.0f\n", name, best);                             \
    } while (0)

int main(int argc, char **argv) {
    void *library = argc == 3 ? dlopen(argv[1], RTLD_NOW) : NULL;
    if (library == NULL) {
        fprintf(stderr, "usage: sodium_rate LIBRARY COUNT\n");
        return 2;
    }
    ((int (*)(void))dlsym(library, "sodium_init"))();
    three multiply = (three)dlsym(library, "crypto_scalarmult_ristretto255");
    two multiply_base = (two)dlsym(library, "crypto_scalarmult_ristretto255_base");
    two from_hash = (two)dlsym(library, "crypto_core_ristretto255_from_hash");
    two reduce = (two)dlsym(library, "crypto_core_ristretto255_scalar_reduce");
    three add = (three)dlsym(library, "crypto_core_ristretto255_add");
    one is_valid = (one)dlsym(library, "crypto_core_ristretto255_is_valid_point");
    int count = atoi(argv[2]);
    unsigned char uniform[64], point[32], scalar[32], out[32];
    for (int i = 0; i < 64; i++) uniform[i] = (unsigned char)(i * 37 + 11);
    from_hash(point, uniform);
    reduce(scalar, uniform);
    for (int i = 0; i < 2000; i++) multiply(out, scalar, point);
    BEST("multiply", multiply(out, scalar, point));
    BEST("multiply_base", multiply_base(out, scalar));
    BEST("from_hash", from_hash(out, uniform));
    BEST("add", add(out, point, point));
    BEST("is_valid", is_valid(point));
    return 0;
}
