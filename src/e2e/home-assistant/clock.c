/*
 * Another clock for an unmodified program: cc -shared -fPIC, then LD_PRELOAD. CLOCK=BEGIN,STARTED,SPEED lets
 * it show BEGIN at the moment STARTED, both in seconds since 1970, and run SPEED times faster than real time since then.
 * The monotonic clock stays as it is, so that nothing times out. (Debian's libfaketime does this with a lock, which
 * lets Home Assistant starve.)
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static double begin, started, speed;

__attribute__((constructor)) static void read_clock(void) {
    const char *text = getenv("CLOCK");
    if (!text || sscanf(text, "%lf,%lf,%lf", &begin, &started, &speed) != 3) {
        fputs("CLOCK must be BEGIN,STARTED,SPEED\n", stderr);
        exit(2);
    }
}

int clock_gettime(clockid_t id, struct timespec *now) {
    int result = (int) syscall(SYS_clock_gettime, id, now);
    if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) {
        double shown = begin + ((double) now->tv_sec + now->tv_nsec / 1e9 - started) * speed;
        now->tv_sec = (time_t) shown;
        now->tv_nsec = (long) ((shown - (double) now->tv_sec) * 1e9);
    }
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void) zone;
    struct timespec exact;
    int result = clock_gettime(CLOCK_REALTIME, &exact);
    if (result == 0) {
        now->tv_sec = exact.tv_sec;
        now->tv_usec = exact.tv_nsec / 1000;
    }
    return result;
}

time_t time(time_t *now) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (now)
        *now = exact.tv_sec;
    return exact.tv_sec;
}
