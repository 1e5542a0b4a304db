package cognitosync.device.remote;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/**
 * The datasets of an identity pool in Cognito Sync, which keeps them for as long as the pool has their identity.
 *
 * @param client with credentials for them
 * @param identityPoolId the pool
 * @param clock of this device
 */
public record CognitoSyncPool(CognitoSyncClient client, String identityPoolId, InstantSource clock)
        implements DatasetClients {
    @Override
    public DatasetClient of(String identityId) {
        return new CognitoSyncDatasets(client, identityPoolId, identityId, clock);
    }

    @Override
    public Set<String> owners() {
        return Set.of();
    }

    @Override
    public Optional<Ceiling> ceiling() {
        return Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
