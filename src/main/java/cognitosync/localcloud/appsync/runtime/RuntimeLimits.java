package cognitosync.localcloud.appsync.runtime;

import java.time.Duration;

/**
 * How much the code of resolvers may use. The number of times that a loop may run is in {@code boundary.js}.
 *
 * @param time of one handler, and of a wait for a free engine
 * @param pages of 64 KiB, the memory of one engine
 * @param engines that run at once
 */
public record RuntimeLimits(Duration time, int pages, int engines) {
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int PAGES = 256;
    private static final int PAGE = 64 * 1024;
    private static final int MOST_ENGINES = 4;

    /** Of the check of a code. The parser runs in the engine as well, and takes half a millisecond for each word of the code. */
    static final Duration CHECK_TIME = Duration.ofSeconds(60);

    /**
     * Those of a heap: as many engines as half of it has room for at their largest, at least one. AWS ends a whole request after 30 s
     * and evaluates at most 5 MB; a handler that is not in an endless loop takes milliseconds.
     *
     * @param heap in bytes
     */
    public static RuntimeLimits ofHeap(long heap) {
        long fitting = heap / 2 / ((long) PAGES * PAGE);
        return new RuntimeLimits(TIME, PAGES, (int) Math.max(1, Math.min(MOST_ENGINES, fitting)));
    }

    /** Longest code of a resolver or function, in characters. */
    public static final int LONGEST_CODE = 32_768;
}
