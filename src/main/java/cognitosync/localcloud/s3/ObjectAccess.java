package cognitosync.localcloud.s3;

import cognitosync.localcloud.iam.RequestContext;

/** Whether somebody who did not sign the request may do something. */
@FunctionalInterface
interface ObjectAccess {
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
