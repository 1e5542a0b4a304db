package cognitosync.localcloud.access.policy;

/**
 * What policies judge.
 *
 * @param principal who asks
 * @param action such as {@code cognito-sync:ListRecords}
 * @param resourceArn what it is done to
 * @param context condition keys
 */
public record AuthorizationRequest(Principal principal, String action, String resourceArn, RequestContext context) {}
