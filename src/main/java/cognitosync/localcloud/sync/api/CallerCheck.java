package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.sync.api.Call.Labels;
import java.util.Optional;

/** Whose data a caller may address at all, and with which credentials, whatever IAM allows. */
public record CallerCheck(IdentityDirectory directory) {
    /**
     * Returns if the operation takes such credentials, and what the path names exists and, for an identity, is its own.
     *
     * @throws cognitosync.localcloud.protocol.AwsException {@code NotAuthorizedException} or {@code ResourceNotFoundException}
     */
    void verify(Caller caller, SyncOperation operation, Labels labels) {
        if (!operation.callable().permits(caller)) {
            throw SyncErrors.notAuthorized();
        }
        if (caller instanceof Caller.Identity identity) {
            verifyOwn(identity, operation, labels);
        } else {
            verifyPool(operation, labels);
        }
    }

    // Credentials may outlive their identity by up to an hour.
    private void verifyOwn(Caller.Identity caller, SyncOperation operation, Labels labels) {
        if (!labels.pool().equals(Optional.of(caller.identityPoolId()))
                || !labels.identity().equals(Optional.of(caller.identityId()))) {
            throw SyncErrors.notAuthorized();
        }
        if (!directory.isActive(caller.identityPoolId(), caller.identityId())) {
            throw missing(operation, SyncErrors.noSuchIdentity(caller.identityId()));
        }
    }

    private void verifyPool(SyncOperation operation, Labels labels) {
        if (labels.pool().isEmpty()) {
            return;
        }
        String poolId = labels.identityPoolId();
        if (directory.pool(poolId).isEmpty()) {
            throw missing(operation, SyncErrors.noSuchPool(poolId));
        }
        if (labels.identity().filter(id -> !region(id).equals(region(poolId))).isPresent()) {
            throw missing(operation, SyncErrors.noSuchIdentity(labels.identityId()));
        }
    }

    // The only error left for operations without a ResourceNotFoundException.
    private static AwsException missing(SyncOperation operation, AwsException notFound) {
        return operation.reportsNotFound() ? notFound : SyncErrors.notAuthorized();
    }

    private static String region(String id) {
        return id.substring(0, id.indexOf(':'));
    }

    /** Which kind of credentials may call an operation, whatever a policy allows: each operation's page says so. */
    public enum AllowedCredentials {
        /** Either. */
        BY_ANYONE,
        /** The account's own credentials only. */
        BY_DEVELOPER,
        /** Credentials that an identity pool gave to an identity. */
        BY_IDENTITY;

        boolean permits(Caller caller) {
            return switch (this) {
                case BY_ANYONE -> true;
                case BY_DEVELOPER -> caller instanceof Caller.Developer;
                case BY_IDENTITY -> caller instanceof Caller.Identity;
            };
        }
    }
}
