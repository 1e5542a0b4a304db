package cognitosync.journey;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.Record;

/** What Cognito Sync holds, asked for with the AWS SDK and the account's own credentials, past every page. */
record StoredRecords(Outputs outputs) {

    /** Key and value of each record. */
    Map<String, String> of(String identityId, String dataset) {
        ProfileFile credentials = ProfileFile.builder()
                .content(outputs.credentialsFile())
                .type(ProfileFile.Type.CREDENTIALS)
                .build();
        try (ProfileCredentialsProvider developer = ProfileCredentialsProvider.builder()
                        .profileFile(credentials)
                        .profileName("local")
                        .build();
                CognitoSyncClient client = CognitoSyncClient.builder()
                        .region(Region.of(outputs.region()))
                        .endpointOverride(outputs.apiEndpoint())
                        .credentialsProvider(developer)
                        .build()) {
            return client
                    .listRecords(request -> request.identityPoolId(outputs.identityPoolId())
                            .identityId(identityId)
                            .datasetName(dataset))
                    .records()
                    .stream()
                    .collect(Collectors.toMap(Record::key, Record::value));
        }
    }
}
