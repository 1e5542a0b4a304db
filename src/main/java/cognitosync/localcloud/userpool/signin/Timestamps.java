package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.protocol.AwsException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code TIMESTAMP} of a password claim, such as {@code Mon Nov 3 07:08:09 UTC 2026}. */
final class Timestamps {
    private static final DateTimeFormatter READ = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss z yyyy", Locale.US);
    private static final DateTimeFormatter WRITE =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US);
    /** How far the clock of a client may be off, as in signatures of requests. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST = 64;

    private Timestamps() {}

    /**
     * The timestamp as it is signed: written anew, as Cognito does it, so that a day with a leading zero proves nothing.
     *
     * @throws AwsException {@code InvalidParameterException} where it has another form, {@code NotAuthorizedException} where it is not
     *     of now
     */
    static String require(String given, Instant now) {
        ZonedDateTime parsed = parse(given);
        if (Duration.between(parsed.toInstant(), now).abs().compareTo(TOLERANCE) > 0) {
            throw SignInAttempt.notAuthorized("Invalid timestamp: it is not of the last " + TOLERANCE.toMinutes()
                    + " minutes. Check the clock of the device.");
        }
        return WRITE.format(parsed.withZoneSameInstant(ZoneOffset.UTC));
    }

    private static ZonedDateTime parse(String given) {
        try {
            if (given.length() <= LONGEST) {
                return ZonedDateTime.parse(given, READ);
            }
        } catch (DateTimeException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static AwsException malformed() {
        return SignInAttempt.invalid("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
    }
}
