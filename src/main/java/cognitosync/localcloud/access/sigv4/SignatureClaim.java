package cognitosync.localcloud.access.sigv4;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The signature of a request as claimed in its header or its query, and whether it was made for this service and moment.
 *
 * @param accessKeyId whose key
 * @param scope what it holds for
 * @param signedHeaders lower-case names, in order
 * @param signature 64 hex digits
 * @param timestamp as written in ISO 8601's basic format, such as {@code 20261122T183500Z}
 * @param signedAt the instant that the timestamp names
 * @param sessionToken where the key is temporary
 * @param validity of a presigned URL; empty for a signature in the header
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot signed requests</a>
 */
record SignatureClaim(
        String accessKeyId,
        Credential.Scope scope,
        List<String> signedHeaders,
        String signature,
        String timestamp,
        Instant signedAt,
        Optional<String> sessionToken,
        Optional<Duration> validity) {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration SKEW_OF_S3 = Duration.ofMinutes(15);

    /** Requires that it was made for this region and service, and for the day that it names. */
    void requireScope(String region, String service) {
        List<String> wrong = new ArrayList<>();
        if (!scope.terminator().equals(Credential.TERMINATOR)) {
            wrong.add("Credential should be scoped with a valid terminator: '" + Credential.TERMINATOR + "', not '"
                    + scope.terminator() + "'.");
        }
        if (!scope.region().equals(region)) {
            wrong.add("Credential should be scoped to a valid region, not '" + scope.region() + "'; expecting '"
                    + region + "'.");
        }
        if (!scope.service().equals(service)) {
            wrong.add("Credential should be scoped to correct service: '" + service + "'.");
        }
        if (!timestamp.startsWith(scope.date() + "T")) {
            wrong.add("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + scope.date() + "' != '" + timestamp.substring(0, 8) + "', from '" + timestamp
                    + "'.");
        }
        if (!wrong.isEmpty()) {
            throw SignatureErrors.invalidSignature(String.join(" ", wrong));
        }
    }

    /**
     * Requires that it is neither expired nor from the future. Clocks may differ by five minutes, for S3 by a quarter of an hour; a
     * presigned URL states its own validity.
     */
    void requireAge(String expectedService, Instant now) {
        boolean s3 = expectedService.equals("s3");
        Duration skew = s3 ? SKEW_OF_S3 : SKEW;
        Instant earliest = now.minus(validity.orElse(skew));
        Instant latest = now.plus(skew);
        boolean expired = signedAt.isBefore(earliest);
        boolean early = signedAt.isAfter(latest);
        if (s3 && validity.isEmpty() && (expired || early)) {
            throw SignatureErrors.tooSkewed();
        }
        if (expired) {
            throw SignatureErrors.invalidSignature("Signature expired: " + timestamp + " is now earlier than "
                    + FORMAT.format(earliest) + " (" + FORMAT.format(now) + " - "
                    + validity.map(validity -> validity.toSeconds() + " s.)").orElse(minutes(skew)));
        }
        if (early) {
            throw SignatureErrors.invalidSignature("Signature not yet current: " + timestamp + " is still later than "
                    + FORMAT.format(latest) + " (" + FORMAT.format(now) + " + " + minutes(skew));
        }
    }

    private static String minutes(Duration skew) {
        return skew.toMinutes() + " min.)";
    }

    // By hand, because it is done for every request: the formatter takes as long as the signature itself.
    static Optional<Instant> parseTimestamp(String text) {
        if (text.length() != "20261122T183500Z".length() || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 4, 6),
                            number(text, 6, 8),
                            number(text, 9, 11),
                            number(text, 11, 13),
                            number(text, 13, 15))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new DateTimeException("Not a digit.");
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    /** The key's id only. */
    @Override
    public String toString() {
        return "signature by " + accessKeyId;
    }

    /**
     * The credential that a request names.
     *
     * @param accessKeyId whose key
     * @param scope what the signature holds for
     */
    record Credential(String accessKeyId, Scope scope) {
        static final String TERMINATOR = "aws4_request";

        private static final int LONGEST_NAME = 64;

        /**
         * The credential scope: the day, region and service that a signature holds for.
         *
         * @param date eight digits
         * @param region such as {@code eu-west-1}
         * @param service signing name, such as {@code cognito-sync}
         * @param terminator {@code aws4_request}
         */
        record Scope(String date, String region, String service, String terminator) {
            @Override
            public String toString() {
                return String.join("/", date, region, service, terminator);
            }
        }

        static Credential parse(String text) {
            return read(text)
                    .orElseThrow(() -> SignatureErrors.incomplete(
                            "Credential must have exactly 5 slash-delimited elements, such as"
                                    + " keyid/date/region/service/aws4_request."));
        }

        /** The service in the scope of a credential; empty if it is malformed. */
        static Optional<String> signingName(String text) {
            return read(text)
                    .map(Credential::scope)
                    .filter(scope -> scope.terminator().equals(TERMINATOR))
                    .map(Scope::service)
                    .filter(Credential::isSigningName);
        }

        private static boolean isSigningName(String service) {
            for (int i = 0; i < service.length(); i++) {
                char c = service.charAt(i);
                if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                    return false;
                }
            }
            return !service.isEmpty() && service.length() <= LONGEST_NAME;
        }

        private static Optional<Credential> read(String text) {
            int date = after(text, 0);
            int region = after(text, date);
            int service = after(text, region);
            int terminator = after(text, service);
            boolean isComplete = date > 1 && region > 0 && service > 0 && terminator > 0;
            if (!isComplete || text.indexOf('/', terminator) >= 0) {
                return Optional.empty();
            }
            return Optional.of(new Credential(
                    text.substring(0, date - 1),
                    new Scope(
                            text.substring(date, region - 1),
                            text.substring(region, service - 1),
                            text.substring(service, terminator - 1),
                            text.substring(terminator))));
        }

        // Where the next element begins, or 0 where there is none.
        private static int after(String text, int from) {
            return text.indexOf('/', from) + 1;
        }
    }
}
