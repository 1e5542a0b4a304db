package cognitosync.localcloud.sync;

import cognitosync.localcloud.credentials.Caller;
import java.util.function.Predicate;

/** Whose data a caller may address at all, whatever IAM allows. */
final class Callers {
    private final Predicate<String> poolExists;

    Callers(Predicate<String> poolExists) {
        this.poolExists = poolExists;
    }

    /**
     * Returns where the pool is one of this account's and the identity is the caller's own, or the caller is a developer.
     *
     * @throws cognitosync.localcloud.protocol.AwsException {@code NotAuthorizedException} or {@code ResourceNotFoundException}
     */
    void verify(Caller caller, Operation operation, Labels labels) {
        if (caller instanceof Caller.Identity identity
                && !(identity.identityPoolId().equals(labels.identityPoolId())
                        && identity.identityId().equals(labels.identityId()))) {
            throw SyncErrors.notAuthorized();
        }
        if (!poolExists.test(labels.identityPoolId())) {
            throw missing(operation, "IdentityPool '" + labels.identityPoolId() + "' not found.");
        }
        if (!region(labels.identityId()).equals(region(labels.identityPoolId()))) {
            throw missing(operation, "Identity '" + labels.identityId() + "' not found.");
        }
    }

    // Operations without a ResourceNotFoundException have only this one left to say it with.
    private static RuntimeException missing(Operation operation, String message) {
        return operation.reportsNotFound() ? SyncErrors.notFound(message) : SyncErrors.notAuthorized();
    }

    private static String region(String id) {
        return id.substring(0, id.indexOf(':'));
    }
}
