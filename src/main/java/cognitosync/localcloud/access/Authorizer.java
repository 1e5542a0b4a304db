package cognitosync.localcloud.access;

import cognitosync.localcloud.access.credentials.Caller;

/** Decides whether a caller may do something to a resource. */
@FunctionalInterface
public interface Authorizer {
    /**
     * Returns where it is allowed.
     *
     * @param action such as {@code cognito-sync:ListRecords}
     * @param resourceArn what it is done to
     * @throws cognitosync.localcloud.protocol.AwsException {@code AccessDeniedException} (403) where it is not
     */
    void authorize(Caller caller, String action, String resourceArn);
}
