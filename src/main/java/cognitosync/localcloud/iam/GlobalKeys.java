package cognitosync.localcloud.iam;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The condition keys that AWS adds to every request, as they would be on AWS.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition context keys</a>
 */
final class GlobalKeys {
    private final InstantSource clock;
    private final List<String> region;
    private volatile Second written = Second.of(0);

    GlobalKeys(InstantSource clock, String region) {
        this.clock = clock;
        this.region = List.of(region);
    }

    /**
     * Adds them to a context.
     *
     * @param account of the caller, twelve digits
     * @param principalArn of the caller's role, or of the account
     */
    void putInto(Map<String, List<String>> context, String account, String principalArn) {
        Second now = now();
        context.put("aws:CurrentTime", now.currentTime());
        context.put("aws:EpochTime", now.epochTime());
        context.put("aws:PrincipalAccount", List.of(account));
        context.put("aws:PrincipalArn", List.of(principalArn));
        context.put("aws:RequestedRegion", region);
        // AWS's endpoints are HTTPS only, this machine's are loopback only.
        context.put("aws:SecureTransport", List.of("true"));
        context.put("aws:SourceIp", List.of("127.0.0.1"));
    }

    private Second now() {
        long epoch = clock.instant().getEpochSecond();
        Second last = written;
        if (last.epoch() != epoch) {
            last = Second.of(epoch);
            written = last;
        }
        return last;
    }

    /** The time as condition keys name it; written once a second, not for every request. */
    private record Second(long epoch, List<String> currentTime, List<String> epochTime) {
        static Second of(long epoch) {
            return new Second(epoch, List.of(Instant.ofEpochSecond(epoch).toString()), List.of(String.valueOf(epoch)));
        }
    }
}
