package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/** A guest signs in on one device while others of the same guest go on writing. */
class MergingIT {
    private static final int ROUNDS = 15;
    private static final int WRITERS = 6;
    private static final int WRITES_BEFORE_THE_MERGE = 20;
    private static final String KEY = "count";

    @TempDir
    Path folder;

    private LocalCloud cloud;
    private PersonClient person;
    private Map<String, String> logins;

    @Test
    void whatAGuestWasAnswered_isThereAfterTheMerge() throws Exception {
        try (LocalCloud running = TestCloud.withGuests(folder)) {
            cloud = running;
            person = PersonClient.signUp(cloud, "sam@example.com");
            logins = person.logins(person.idToken());
            try (CognitoIdentityClient identities = person.identity()) {
                String owner = newIdentity(identities, logins);
                for (int round = 0; round < ROUNDS; round++) {
                    mergeWhileOthersWrite(identities, owner);
                }
            }
        }
    }

    private void mergeWhileOthersWrite(CognitoIdentityClient identities, String owner) throws Exception {
        String guest = newIdentity(identities, Map.of());
        CountDownLatch written = new CountDownLatch(WRITES_BEFORE_THE_MERGE);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (CognitoSyncClient asGuest = sync(credentials(identities, guest, Map.of()))) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String dataset = "d" + i;
                writers.add(threads.submit(() -> writeUntilRefused(asGuest, guest, dataset, written)));
            }
            assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
            GetCredentialsForIdentityResponse merged = credentials(identities, guest, logins);
            assertThat(merged.identityId()).isEqualTo(owner);
            try (CognitoSyncClient asOwner = sync(merged)) {
                for (int i = 0; i < WRITERS; i++) {
                    int answered = writers.get(i).get(60, TimeUnit.SECONDS);
                    ListRecordsResponse copy = list(asOwner, owner, "d" + i + "." + guest);
                    assertThat(answered).isPositive();
                    assertThat(copy.records()).singleElement().satisfies(record -> assertThat(
                                    Integer.parseInt(record.value()))
                            .as("of %d answered writes", answered)
                            .isGreaterThanOrEqualTo(answered));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many writes were answered before the identity was gone. */
    private int writeUntilRefused(CognitoSyncClient sync, String guest, String dataset, CountDownLatch written) {
        int answered = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ListRecordsResponse before = list(sync, guest, dataset);
                String next = String.valueOf(answered + 1);
                sync.updateRecords(r -> r.identityPoolId(person.identityPoolId())
                        .identityId(guest)
                        .datasetName(dataset)
                        .syncSessionToken(before.syncSessionToken())
                        .recordPatches(RecordPatch.builder()
                                .op(Operation.REPLACE)
                                .key(KEY)
                                .value(next)
                                .syncCount(before.datasetSyncCount())
                                .build()));
                answered++;
                written.countDown();
            }
        } catch (CognitoSyncException e) {
            assertThat(e.awsErrorDetails().errorCode()).isIn("ResourceNotFoundException", "NotAuthorizedException");
        }
        return answered;
    }

    private String newIdentity(CognitoIdentityClient identities, Map<String, String> its) {
        return identities
                .getId(r -> r.identityPoolId(person.identityPoolId()).logins(its))
                .identityId();
    }

    private static GetCredentialsForIdentityResponse credentials(
            CognitoIdentityClient identities, String identityId, Map<String, String> its) {
        return identities.getCredentialsForIdentity(
                r -> r.identityId(identityId).logins(its));
    }

    private CognitoSyncClient sync(GetCredentialsForIdentityResponse response) {
        return person.sync(AwsSessionCredentials.create(
                response.credentials().accessKeyId(),
                response.credentials().secretKey(),
                response.credentials().sessionToken()));
    }

    private ListRecordsResponse list(CognitoSyncClient sync, String identityId, String dataset) {
        return sync.listRecords(r ->
                r.identityPoolId(person.identityPoolId()).identityId(identityId).datasetName(dataset));
    }
}
