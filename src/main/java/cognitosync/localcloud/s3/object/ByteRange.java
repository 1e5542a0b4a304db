package cognitosync.localcloud.s3.object;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes, both ends included. S3 takes one range only and passes over anything else.
 *
 * @param first negative where the last bytes are meant, and then how many
 * @param last the largest number where it is left open
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-byte-ranges">RFC 9110, byte ranges</a>
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static Optional<ByteRange> parse(String field) {
        Matcher matcher = ONE.matcher(field.trim());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            // "bytes=-0" asks for nothing: no position satisfies it.
            long count = Long.parseLong(matcher.group(2));
            return Optional.of(count == 0 ? new ByteRange(Long.MAX_VALUE, Long.MAX_VALUE) : new ByteRange(-count, -1));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last));
    }

    /** The part of it that exists; empty where none does. */
    Optional<ByteRange> within(int length) {
        if (first < 0) {
            return length == 0 ? Optional.empty() : Optional.of(new ByteRange(Math.max(0, length + first), length - 1));
        }
        return first >= length ? Optional.empty() : Optional.of(new ByteRange(first, Math.min(last, length - 1L)));
    }
}
