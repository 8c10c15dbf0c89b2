/*
 * Another wall clock for an unmodified program: cc -shared -fPIC, then LD_PRELOAD and one of two variables.
 *
 * CLOCK_OFFSET=FILE sets the clock ahead by the seconds in the file, a decimal number of 16 characters; the file is mapped,
 * so that a change counts at once.
 *
 * CLOCK=BEGIN,STARTED,SPEED lets the clock show BEGIN at the moment STARTED, both in seconds since 1970, and run SPEED times
 * faster than real time since then.
 *
 * The monotonic clock stays as it is, so that nothing times out. (Debian's libfaketime does this with a lock, under which a
 * Java program takes minutes to start and Home Assistant starves.)
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const char *offset;
static double begin, started, speed;

static void fail(const char *message) {
    fputs(message, stderr);
    exit(2);
}

static void map_offset(const char *path) {
    int file = open(path, O_RDONLY);
    void *mapped = file < 0 ? MAP_FAILED : mmap(NULL, 16, PROT_READ, MAP_SHARED, file, 0);
    if (mapped == MAP_FAILED)
        fail("CLOCK_OFFSET must name a file of 16 characters\n");
    offset = mapped;
}

__attribute__((constructor)) static void read_settings(void) {
    const char *path = getenv("CLOCK_OFFSET");
    const char *text = getenv("CLOCK");
    if (path)
        map_offset(path);
    else if (!text || sscanf(text, "%lf,%lf,%lf", &begin, &started, &speed) != 3)
        fail("CLOCK must be BEGIN,STARTED,SPEED, or CLOCK_OFFSET the name of a file\n");
}

static void change(struct timespec *now) {
    if (offset) {
        now->tv_sec += strtol(offset, NULL, 10);
    } else if (speed != 0) {
        double shown = begin + ((double) now->tv_sec + now->tv_nsec / 1e9 - started) * speed;
        now->tv_sec = (time_t) shown;
        now->tv_nsec = (long) ((shown - (double) now->tv_sec) * 1e9);
    }
}

int clock_gettime(clockid_t id, struct timespec *now) {
    int result = (int) syscall(SYS_clock_gettime, id, now);
    if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
        change(now);
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
