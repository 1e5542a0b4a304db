package cognitosync.journey.cloud;

import cognitosync.localcloud.TestCloud;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.Record;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/** What Cognito Sync holds. */
record StoredInCognitoSync(Outputs outputs) implements StoredRecords {

    @Override
    public Map<String, String> of(String identityId, String dataset) {
        return asked(client -> list(client, identityId, dataset).records().stream()
                // Removed ones stay in the list without a value.
                .filter(record -> record.value() != null)
                .collect(Collectors.toMap(Record::key, Record::value)));
    }

    @Override
    public void set(String identityId, String dataset, String key, String value) {
        asked(client -> {
            ListRecordsResponse listed = list(client, identityId, dataset);
            long count = listed.records().stream()
                    .filter(record -> record.key().equals(key))
                    .mapToLong(Record::syncCount)
                    .findFirst()
                    .orElse(0);
            return client.updateRecords(request -> request.identityPoolId(outputs.identityPoolId())
                    .identityId(identityId)
                    .datasetName(dataset)
                    .syncSessionToken(listed.syncSessionToken())
                    .recordPatches(RecordPatch.builder()
                            .op(Operation.REPLACE)
                            .key(key)
                            .value(value)
                            .syncCount(count)
                            .build()));
        });
    }

    private ListRecordsResponse list(CognitoSyncClient client, String identityId, String dataset) {
        return client.listRecords(request -> request.identityPoolId(outputs.identityPoolId())
                .identityId(identityId)
                .datasetName(dataset));
    }

    private <T> T asked(Function<CognitoSyncClient, T> question) {
        try (ProfileCredentialsProvider developer = TestCloud.developer(outputs.credentialsFile());
                CognitoSyncClient client = CognitoSyncClient.builder()
                        .region(Region.of(outputs.region()))
                        .endpointOverride(outputs.apiEndpoint())
                        .credentialsProvider(developer)
                        .build()) {
            return question.apply(client);
        }
    }
}
