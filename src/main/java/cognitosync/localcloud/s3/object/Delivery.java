package cognitosync.localcloud.s3.object;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers a GET or HEAD of one object: whole, in part, or not at all where the client's copy is good.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests">RFC 9110, conditional requests</a>
 */
public final class Delivery {
    /** {@link DateTimeFormatter#RFC_1123_DATE_TIME} writes a single digit for the first days of a month. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** Asks for the checksum of the object. */
    public static final String CHECKSUM_MODE = "x-amz-checksum-mode";

    private Delivery() {}

    /** The answer, or an error that each endpoint renders in its own format. */
    public sealed interface Outcome {
        /** Applies {@code sent} to the response, or {@code failed} to the error. */
        Response fold(UnaryOperator<Response> sent, Function<S3Error, Response> failed);

        /** The object, a part of it, or that it has not changed. */
        record Answer(Response response) implements Outcome {
            @Override
            public Response fold(UnaryOperator<Response> sent, Function<S3Error, Response> failed) {
                return sent.apply(response);
            }
        }

        /** A precondition or a range that cannot be met. */
        record Failure(S3Error error) implements Outcome {
            @Override
            public Response fold(UnaryOperator<Response> sent, Function<S3Error, Response> failed) {
                return failed.apply(error);
            }
        }
    }

    public static Outcome deliver(StoredObject object, Request request) {
        Headers asked = request.headers();
        Optional<String> ifMatch = asked.first("If-Match");
        boolean failed = ifMatch.isPresent()
                ? !matches(asked.all("If-Match"), object.etag())
                : date(asked.first("If-Unmodified-Since"))
                        .map(object.lastModified()::isAfter)
                        .orElse(false);
        if (failed) {
            return new Outcome.Failure(new S3Error(
                    412,
                    "PreconditionFailed",
                    "At least one of the pre-conditions you specified did not hold",
                    Map.of("Condition", ifMatch.isPresent() ? "If-Match" : "If-Unmodified-Since")));
        }
        boolean unchanged = asked.first("If-None-Match").isPresent()
                ? matches(asked.all("If-None-Match"), object.etag())
                : date(asked.first("If-Modified-Since"))
                        .map(since -> !object.lastModified().isAfter(since))
                        .orElse(false);
        return unchanged ? new Outcome.Answer(notModified(object)) : ranged(object, asked);
    }

    /** The whole object, whatever the request asked, with another status: an error document. */
    public static Response whole(int status, StoredObject object) {
        return new Response(status, headers(object), object.bytes());
    }

    private static Response notModified(StoredObject object) {
        Headers headers = Headers.of("ETag", object.etag(), "Last-Modified", HTTP_DATE.format(object.lastModified()));
        String cacheControl = object.headers().get("cache-control");
        return RequestIds.fresh()
                .on(new Response(
                        304,
                        cacheControl == null ? headers : headers.with("Cache-Control", cacheControl),
                        new byte[0]));
    }

    private static Headers headers(StoredObject object) {
        Headers headers = RequestIds.fresh().on(Response.empty(200)).headers();
        for (Map.Entry<String, String> each : object.headers().entrySet()) {
            headers = headers.with(each.getKey(), each.getValue());
        }
        return headers.with("ETag", object.etag())
                .with("Last-Modified", HTTP_DATE.format(object.lastModified()))
                .with("Accept-Ranges", "bytes");
    }

    private static Outcome ranged(StoredObject object, Headers asked) {
        boolean sameVersion = asked.first("If-Range")
                .map(validator ->
                        validator.equals(object.etag()) || validator.equals(HTTP_DATE.format(object.lastModified())))
                .orElse(true);
        Optional<String> range = asked.first("Range").filter(value -> sameVersion);
        if (range.isEmpty() || ByteRange.parse(range.get()).isEmpty()) {
            return new Outcome.Answer(withChecksum(whole(200, object), object, asked));
        }
        int length = object.bytes().length;
        Optional<ByteRange> part = ByteRange.parse(range.get()).get().within(length);
        if (part.isEmpty()) {
            return new Outcome.Failure(new S3Error(
                    416,
                    "InvalidRange",
                    "The requested range is not satisfiable",
                    Map.of("RangeRequested", range.get())));
        }
        int first = (int) part.get().first();
        int last = (int) part.get().last();
        return new Outcome.Answer(new Response(
                206,
                headers(object).with("Content-Range", "bytes " + first + "-" + last + "/" + length),
                Arrays.copyOfRange(object.bytes(), first, last + 1)));
    }

    // The checksum is one of the whole, so that a part comes without it.
    private static Response withChecksum(Response whole, StoredObject object, Headers asked) {
        Response answer = whole;
        if (asked.first(CHECKSUM_MODE).isPresent()) {
            for (Map.Entry<String, String> each : object.checksum().entrySet()) {
                answer = answer.with(each.getKey(), each.getValue());
            }
        }
        return answer;
    }

    private static boolean matches(List<String> fields, String etag) {
        return fields.stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .map(String::trim)
                // A cache may have weakened the tag; S3 compares without regard to that.
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || ('"' + tag + '"').equals(etag));
    }

    // An invalid date is ignored, as RFC 9110 requires.
    private static Optional<Instant> date(Optional<String> field) {
        try {
            return field.map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * One range of bytes, both ends included. S3 supports one range only and ignores anything else.
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
                return Optional.of(
                        count == 0 ? new ByteRange(Long.MAX_VALUE, Long.MAX_VALUE) : new ByteRange(-count, -1));
            }
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
            return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last));
        }

        /** The part of it that exists; empty where none does. */
        Optional<ByteRange> within(int length) {
            if (first < 0) {
                return length == 0
                        ? Optional.empty()
                        : Optional.of(new ByteRange(Math.max(0, length + first), length - 1));
            }
            return first >= length ? Optional.empty() : Optional.of(new ByteRange(first, Math.min(last, length - 1L)));
        }
    }
}
