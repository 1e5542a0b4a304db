package cognitosync.localcloud.sigv4;

import java.time.Duration;
import java.time.Instant;

/** Whether a signature is young enough, and not from the future: clocks may differ by a quarter of an hour. */
final class AgeCheck {
    private static final Duration SKEW = Duration.ofMinutes(15);

    private AgeCheck() {}

    static void require(SignatureClaim claim, Instant now) {
        Instant earliest = now.minus(claim.validity().orElse(SKEW));
        if (claim.signedAt().isBefore(earliest)) {
            throw Refusals.invalidSignature("Signature expired: " + claim.timestamp() + " is now earlier than "
                    + Timestamp.of(earliest) + " (" + Timestamp.of(now) + " - "
                    + claim.validity()
                            .map(validity -> validity.toSeconds() + " s.)")
                            .orElse("15 min.)"));
        }
        Instant latest = now.plus(SKEW);
        if (claim.signedAt().isAfter(latest)) {
            throw Refusals.invalidSignature("Signature not yet current: " + claim.timestamp() + " is still later than "
                    + Timestamp.of(latest) + " (" + Timestamp.of(now) + " + 15 min.)");
        }
    }
}
