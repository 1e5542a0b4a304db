package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;

/**
 * Asks the bucket's policy, under the bucket's public access block.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">Blocking public access</a>
 */
public record BucketPolicyAccess(Buckets buckets, Evaluation.Listener decisions) implements ObjectAccess {
    @Override
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
