package cognitosync.localcloud.address;

import cognitosync.localcloud.cloudformation.resource.LocalAddresses;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which address on this machine stands for which address of AWS. The template is resolved with AWS's addresses; they are
 * translated only where a browser or an SDK sees them. Identifiers that look like host names (the issuer of tokens, keys of
 * {@code Logins}) carry no scheme or are never passed through here.
 *
 * @param region region of the local account
 * @param apiPort port of every AWS API
 * @param hosts which ports stand for a bucket or a domain
 */
public record Origins(String region, int apiPort, Hosts hosts) implements LocalAddresses {
    // A host name ends here, so that "….amazonaws.com.example.org" is another host.
    private static final String END = "(?![A-Za-z0-9-]|\\.[A-Za-z0-9])";
    private static final String LABELS = "([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)";

    /**
     * Two ports that one stack is reached at.
     *
     * @param website port of the website and REST addresses of the bucket
     * @param signIn port of the user pool's domain
     */
    public record Pair(int website, int signIn) {}

    /** Knows the ports of every stack. */
    public interface Hosts {
        /** Ports of the stack that owns the bucket; before it is deployed, those of the requesting stack, if any. */
        Pair ofBucket(String name, Optional<String> requesting);

        /** Ports of the stack that owns a user pool's domain of that prefix; otherwise as for a bucket. */
        Pair ofDomain(String prefix, Optional<String> requesting);
    }

    /** Where SDKs are pointed. */
    public String api() {
        return "http://localhost:" + apiPort;
    }

    /** The text with every AWS address in it translated. */
    public String toLocal(String text) {
        return toLocal(Optional.empty(), text);
    }

    @Override
    public String toLocal(String stack, String text) {
        return toLocal(Optional.of(stack), text);
    }

    private String toLocal(Optional<String> stack, String text) {
        String quotedRegion = Pattern.quote(region);
        String local = replace(
                text,
                "http://" + LABELS + "\\.s3-website[.-]" + quotedRegion + "\\.amazonaws\\.com",
                bucket -> "http://127.0.0.1:" + hosts.ofBucket(bucket, stack).website());
        // A secure context in browsers, as HTTPS is on AWS.
        local = replace(
                local,
                "https://" + LABELS + "\\.s3\\." + quotedRegion + "\\.amazonaws\\.com",
                bucket -> "http://localhost:" + hosts.ofBucket(bucket, stack).website());
        local = replace(
                local,
                "https://([a-z0-9-]+)\\.auth\\." + quotedRegion + "\\.amazoncognito\\.com",
                prefix -> "http://localhost:" + hosts.ofDomain(prefix, stack).signIn());
        local = replace(
                local,
                "https://([a-z0-9]+)\\.appsync-api\\." + quotedRegion + "\\.amazonaws\\.com",
                id -> api() + "/appsync-api/" + id);
        local = replace(
                local,
                "wss://([a-z0-9]+)\\.appsync-realtime-api\\." + quotedRegion + "\\.amazonaws\\.com",
                id -> "ws://localhost:" + apiPort + "/appsync-realtime-api/" + id);
        return replace(
                local,
                "https://(cognito-sync|cognito-identity|cognito-idp|dynamodb|s3|sts|cloudformation|ssm)\\."
                        + quotedRegion + "\\.amazonaws\\.com",
                service -> api());
    }

    private static String replace(String text, String pattern, UnaryOperator<String> origin) {
        return Pattern.compile(pattern + END)
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(origin.apply(match.group(1))));
    }
}
