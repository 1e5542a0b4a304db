package cognitosync.device.time;

import java.time.Duration;

/**
 * All time-outs of this program. Those for the person at the sign-in pages ({@code --timeout}) and between two polls of
 * {@code watch} are given on the command line.
 *
 * @param command a whole command, save those that run on ({@code watch}, {@code export}, {@code import}) or wait for a person
 *     ({@code sign-in}): one that is started by a script ends within a minute, its Java included
 * @param call an operation of AWS with all retries of the SDK, so that a second one has its time within the command
 * @param bulkCall an operation of an export or import, which goes on where AWS asks for fewer requests
 * @param attempt one request, from the connection to the last byte: the largest dataset at 50 KiB a second
 * @param connection a connection, which takes three round trips
 * @param page an answer of the sign-in domain or the website, to its last byte
 * @param store a change of files by another run, which takes milliseconds
 * @param renewal another run that renews the sign-in: its exchange of tokens and its call
 * @param retryAfter the longest {@code Retry-After} that is kept to, as without one nothing waits longer
 */
public record Timeouts(
        Duration command,
        Duration call,
        Duration bulkCall,
        Duration attempt,
        Duration connection,
        Duration page,
        Duration store,
        Duration renewal,
        Duration retryAfter) {

    /** What people get. */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(50),
            Duration.ofSeconds(35),
            Duration.ofMinutes(3),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(45),
            Duration.ofMinutes(5));
}
