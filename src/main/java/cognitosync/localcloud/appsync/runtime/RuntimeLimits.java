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
    /** AWS ends a whole request after 30 s and evaluates at most 5 MB; a handler that is not in an endless loop takes milliseconds. */
    public static final RuntimeLimits DEFAULT = new RuntimeLimits(Duration.ofSeconds(5), 256, 4);

    /** Of the check of a code. The parser runs in the engine as well, and takes half a millisecond for each word of the code. */
    static final Duration CHECK_TIME = Duration.ofSeconds(60);

    /** Longest code of a resolver or function, in characters. */
    public static final int LONGEST_CODE = 32_768;
}
