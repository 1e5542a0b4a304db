package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates bucket policies under the bucket's public access block.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">Blocking public access</a>
 */
public record BucketPolicyAccess(Buckets buckets, Evaluation.Listener decisions) {
    /**
     * The condition keys of an unsigned request.
     *
     * @param secure whether the address that this one stands for is HTTPS on AWS
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
     */
    public static RequestContext anonymous(Request request, boolean secure) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("aws:SecureTransport", List.of(String.valueOf(secure)));
        values.put("aws:SourceIp", List.of("127.0.0.1"));
        request.headers().first("Referer").ifPresent(referer -> values.put("aws:Referer", List.of(referer)));
        request.headers().first("User-Agent").ifPresent(agent -> values.put("aws:UserAgent", List.of(agent)));
        return new RequestContext(values);
    }

    /**
     * Whether the policy allows an action to unsigned requests.
     *
     * @param bucket whose policy counts
     * @param action such as {@code s3:GetObject}
     * @param resourceArn of the object, or of the bucket itself
     * @param context condition keys of the request
     */
    public boolean allowsAnyone(Bucket bucket, String action, String resourceArn, RequestContext context) {
        Optional<PolicyDocument> policy = policy(bucket.name());
        Evaluation evaluation = Evaluation.evaluate(
                policy.map(List::of).orElse(List.of()),
                new AuthorizationRequest(new Principal.Anonymous(), action, resourceArn, context));
        if (bucket.publicAccess().restrictPublicBuckets()
                && policy.filter(PolicyDocument::isPublic).isPresent()) {
            evaluation = evaluation.withDecision(new Decision.DeniedByAccessBlock());
        }
        decisions.evaluated(evaluation);
        return evaluation.decision().isAllowed();
    }

    /** The policy of the bucket of that name, if there is one. */
    public Optional<PolicyDocument> policy(String bucketName) {
        return buckets.policy(bucketName).map(text -> parse(bucketName, text));
    }

    private static PolicyDocument parse(String bucketName, String text) {
        try {
            return PolicyDocument.stored(
                    "of bucket " + bucketName, PolicyKind.RESOURCE, JsonProtocol.MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The policy of bucket " + bucketName + " in the database is not JSON.", e);
        }
    }
}
