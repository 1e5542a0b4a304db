package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;

/** Whether somebody who did not sign the request may do something. */
@FunctionalInterface
public interface ObjectAccess {
    /**
     * Decides.
     *
     * @param bucket whose policy counts
     * @param action such as {@code s3:GetObject}
     * @param resourceArn of the object, or of the bucket itself
     * @param context condition keys of the request
     */
    boolean allowsAnyone(Bucket bucket, String action, String resourceArn, RequestContext context);
}
