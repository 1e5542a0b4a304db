package cognitosync.localcloud;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which address on this machine stands for which address of AWS. The template is resolved with AWS's addresses; they are
 * translated only where a browser or an SDK sees them. Identifiers that look like host names (the issuer of tokens, keys of
 * {@code Logins}) carry no scheme or are never passed through here.
 *
 * @param region region of the local account
 * @param websitePort port of the website and REST addresses of the bucket
 * @param signInPort port of the user pool's domain
 * @param apiPort port of every AWS API
 */
public record Origins(String region, int websitePort, int signInPort, int apiPort) {
    // A host name ends here, so that "….amazonaws.com.example.org" is somebody else's.
    private static final String END = "(?![A-Za-z0-9-]|\\.[A-Za-z0-9])";
    private static final String LABELS = "[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?";

    /** Website address of the bucket: index and error documents. */
    public String website() {
        return "http://127.0.0.1:" + websitePort;
    }

    /** REST address of the bucket; a secure context in browsers, as HTTPS is on AWS. */
    public String bucket() {
        return "http://localhost:" + websitePort;
    }

    /** The user pool's domain. */
    public String signIn() {
        return "http://localhost:" + signInPort;
    }

    /** Where SDKs are pointed. */
    public String api() {
        return "http://localhost:" + apiPort;
    }

    /** The text with every AWS address in it translated. */
    public String toLocal(String text) {
        String quotedRegion = Pattern.quote(region);
        String local = replace(
                text, "http://" + LABELS + "\\.s3-website[.-]" + quotedRegion + "\\.amazonaws\\.com", website());
        local = replace(local, "https://" + LABELS + "\\.s3\\." + quotedRegion + "\\.amazonaws\\.com", bucket());
        local = replace(local, "https://[a-z0-9-]+\\.auth\\." + quotedRegion + "\\.amazoncognito\\.com", signIn());
        return replace(
                local,
                "https://(?:cognito-sync|cognito-identity|cognito-idp|s3|sts|cloudformation|ssm)\\." + quotedRegion
                        + "\\.amazonaws\\.com",
                api());
    }

    private static String replace(String text, String pattern, String origin) {
        return Pattern.compile(pattern + END).matcher(text).replaceAll(Matcher.quoteReplacement(origin));
    }
}
