package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Condition keys of an unsigned request.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
 */
public final class AnonymousRequestContext {
    private AnonymousRequestContext() {}

    /**
     * The keys.
     *
     * @param secure whether the address that this one stands for is HTTPS on AWS
     */
    public static RequestContext of(Request request, boolean secure) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("aws:SecureTransport", List.of(String.valueOf(secure)));
        values.put("aws:SourceIp", List.of("127.0.0.1"));
        request.headers().first("Referer").ifPresent(referer -> values.put("aws:Referer", List.of(referer)));
        request.headers().first("User-Agent").ifPresent(agent -> values.put("aws:UserAgent", List.of(agent)));
        return new RequestContext(values);
    }
}
