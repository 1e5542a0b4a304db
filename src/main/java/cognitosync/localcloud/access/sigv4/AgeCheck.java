package cognitosync.localcloud.access.sigv4;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a signature is young enough, and not from the future: clocks may differ by five minutes, for S3 by a quarter of an
 * hour. A presigned address says itself how long it holds.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot signed requests</a>
 */
final class AgeCheck {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration SKEW_OF_S3 = Duration.ofMinutes(15);

    private AgeCheck() {}

    static void require(SignatureClaim claim, String service, Instant now) {
        boolean s3 = service.equals("s3");
        Duration skew = s3 ? SKEW_OF_S3 : SKEW;
        Instant earliest = now.minus(claim.validity().orElse(skew));
        Instant latest = now.plus(skew);
        boolean expired = claim.signedAt().isBefore(earliest);
        boolean early = claim.signedAt().isAfter(latest);
        if (s3 && claim.validity().isEmpty() && (expired || early)) {
            throw SignatureErrors.tooSkewed();
        }
        if (expired) {
            throw SignatureErrors.invalidSignature("Signature expired: " + claim.timestamp() + " is now earlier than "
                    + Timestamp.of(earliest) + " (" + Timestamp.of(now) + " - "
                    + claim.validity()
                            .map(validity -> validity.toSeconds() + " s.)")
                            .orElse(minutes(skew)));
        }
        if (early) {
            throw SignatureErrors.invalidSignature(
                    "Signature not yet current: " + claim.timestamp() + " is still later than " + Timestamp.of(latest)
                            + " (" + Timestamp.of(now) + " + " + minutes(skew));
        }
    }

    private static String minutes(Duration skew) {
        return skew.toMinutes() + " min.)";
    }
}
