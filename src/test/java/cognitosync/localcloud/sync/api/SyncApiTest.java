package cognitosync.localcloud.sync.api;

import static cognitosync.localcloud.sync.SyncFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.sync.SyncFixture;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who may call what, and what is called at all. */
class SyncApiTest {
    private static final String POOL = "/identitypools/" + PercentEncoding.encode(SyncFixture.POOL);
    private static final String SUBSCRIPTION = SyncFixture.dataset("d") + "/subscriptions/device";
    // The first is for everybody, the next three for identities, the others for developers.
    private static final List<Call> CALLS = List.of(
            new Call("GET", SyncFixture.identityPath(SyncFixture.ME)),
            new Call("POST", POOL + "/identity/" + PercentEncoding.encode(SyncFixture.ME) + "/device"),
            new Call("POST", SUBSCRIPTION),
            new Call("DELETE", SUBSCRIPTION),
            new Call("GET", POOL),
            new Call("GET", "/identitypools"),
            new Call("POST", POOL + "/bulkpublish"),
            new Call("POST", POOL + "/getBulkPublishDetails"),
            new Call("GET", POOL + "/events"),
            new Call("POST", POOL + "/events"),
            new Call("GET", POOL + "/configuration"),
            new Call("POST", POOL + "/configuration"));

    private record Call(String method, String path) {
        SyncFixture.Answer by(SyncFixture sync) {
            return sync.send(method, path, "", "{}");
        }
    }

    private static final String THEIRS = SyncFixture.datasets(SyncFixture.OTHER);

    @AutoClose
    private final SyncFixture sync = new SyncFixture();

    @Test
    void anyPath_withoutASignature_isRefused() {
        sync.as(null);
        for (String path : List.of(
                SyncFixture.dataset("d"),
                SyncFixture.dataset("d") + "/records",
                THEIRS,
                POOL,
                "/identitypools",
                "/x")) {
            for (String method : List.of("GET", "POST", "DELETE")) {
                sync.send(method, path, "", "{}").refused(403, "MissingAuthenticationTokenException");
            }
        }
    }

    @Test
    void eachOperation_isJudgedByItsActionAndResource() {
        String mine = "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/" + SyncFixture.POOL + "/identity/"
                + SyncFixture.ME + "/dataset/";
        sync.update("d", replace("k", "v", 0)).ok();
        sync.get(SyncFixture.datasets(SyncFixture.ME), "").ok();
        sync.get(SyncFixture.dataset("d"), "").ok();
        sync.send("DELETE", SyncFixture.dataset("d"), "", "").ok();
        assertThat(sync.judged)
                .containsExactly(
                        "cognito-sync:ListRecords " + mine + "d",
                        "cognito-sync:UpdateRecords " + mine + "d",
                        "cognito-sync:ListDatasets " + mine + "null",
                        "cognito-sync:DescribeDataset " + mine + "d",
                        "cognito-sync:DeleteDataset " + mine + "d");
    }

    @Test
    void anotherIdentitysData_isDeniedByThePolicy() {
        for (String[] call : callsOn(THEIRS)) {
            assertThat(sync.send(call[0], call[1], "", call[2]).refused(403, "AccessDeniedException"))
                    .contains("is not authorized to perform: cognito-sync:");
        }
    }

    @Test
    void anotherIdentitysData_evenWhereAPolicyAllowsIt_isNotAuthorized() {
        sync.as(TestAccount.OWNER);
        sync.send("GET", THEIRS + "/d/records", "", "").ok();
        sync.as(SyncFixture.identity(SyncFixture.ME)).allowEverything();
        for (String[] call : callsOn(THEIRS)) {
            assertThat(sync.send(call[0], call[1], "", call[2]).refused(403, "NotAuthorizedException"))
                    .isEqualTo("These credentials are not valid for accessing this resource");
        }
    }

    @Test
    void anotherPool_evenWhereAPolicyAllowsIt_isNotAuthorized() {
        sync.allowEverything();
        String path = SyncFixture.dataset("d").replace("11111111", "99999999");
        sync.get(path, "").refused(403, "NotAuthorizedException");
    }

    @Test
    void developer_mayAddressAnyIdentityOfThePoolsRegion() {
        sync.as(TestAccount.OWNER);
        sync.get(THEIRS, "").ok();
        sync.get(SyncFixture.datasets("eu-west-1:0"), "").ok();
        sync.get(SyncFixture.datasets("us-east-1:0"), "").refused(403, "NotAuthorizedException");
        sync.get(SyncFixture.datasets("us-east-1:0") + "/d", "").refused(404, "ResourceNotFoundException");
    }

    @Test
    void aPoolThatDoesNotExist_isNotFoundWhereTheModelHasThatError() {
        sync.as(TestAccount.OWNER);
        String path = SyncFixture.dataset("d").replace("11111111", "99999999");
        assertThat(sync.get(path, "").refused(404, "ResourceNotFoundException")).contains("99999999");
        sync.send("POST", path, "", "{}").refused(404, "ResourceNotFoundException");
        sync.send("DELETE", path, "", "").refused(404, "ResourceNotFoundException");
        sync.get(path + "/records", "").refused(403, "NotAuthorizedException");
        sync.get(path.substring(0, path.lastIndexOf('/')), "").refused(403, "NotAuthorizedException");
    }

    @Test
    void malformedNames_areRefusedBeforeAnyPolicyIsAsked() {
        assertThat(sync.get(SyncFixture.dataset("bad name"), "").refused(400, "InvalidParameterException"))
                .isEqualTo(
                        "1 validation error detected: Value 'bad name' at 'datasetName' failed to satisfy constraint:"
                                + " Member must satisfy regular expression pattern: [a-zA-Z0-9_.:-]+");
        assertThat(sync.get(SyncFixture.dataset("a/b"), "").refused(400, "InvalidParameterException"))
                .contains("Value 'a/b' at 'datasetName'");
        sync.get(SyncFixture.dataset("x".repeat(129)), "").refused(400, "InvalidParameterException");
        sync.get(SyncFixture.dataset(""), "").refused(400, "InvalidParameterException");
        sync.get(SyncFixture.datasets("eu-west-1:ABC"), "").refused(400, "InvalidParameterException");
        sync.get(SyncFixture.datasets("no colon"), "").refused(400, "InvalidParameterException");
        sync.get(SyncFixture.datasets("eu-west-1:" + "0".repeat(46)), "").refused(400, "InvalidParameterException");
        sync.get("/identitypools//identities/x/datasets", "").refused(400, "InvalidParameterException");
        assertThat(sync.judged).isEmpty();
    }

    // Signatures cover the path without dot segments: one of GET …/datasets would hold for GET …/datasets/. too.
    @Test
    void dotSegments_areNoNamesOfDatasets() {
        for (String dots : List.of(".", "..")) {
            String dataset = SyncFixture.datasets(SyncFixture.ME) + "/" + dots;
            sync.get(dataset, "").refused(404, "UnknownOperationException");
            sync.get(dataset + "/records", "").refused(404, "UnknownOperationException");
        }
        assertThat(sync.judged).isEmpty();
    }

    @Test
    void longAndColonedNames_areTaken() {
        String name = "a".repeat(64) + ".:_-" + "Z".repeat(60);
        sync.update(name, replace("k", "v", 0)).ok();
        assertThat(sync.get(SyncFixture.datasets(SyncFixture.ME), "").texts("Datasets", "DatasetName"))
                .containsExactly(name);
    }

    @Test
    void brokenPercentEncoding_isNotUnderstood() {
        sync.get(SyncFixture.dataset("d") + "%", "").refused(400, "SerializationException");
        sync.get(SyncFixture.dataset("d") + "%ff", "").refused(400, "SerializationException");
    }

    @Test
    void everyOperation_isJudgedOnTheResourceOfItsType() {
        String pool = "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/" + SyncFixture.POOL;
        String mine = pool + "/identity/" + SyncFixture.ME;
        sync.allowEverything();
        CALLS.forEach(call -> call.by(sync));
        assertThat(sync.judged)
                .containsExactly(
                        "cognito-sync:DescribeIdentityUsage " + mine,
                        "cognito-sync:RegisterDevice " + mine,
                        "cognito-sync:SubscribeToDataset " + mine + "/dataset/d",
                        "cognito-sync:UnsubscribeFromDataset " + mine + "/dataset/d",
                        "cognito-sync:DescribeIdentityPoolUsage " + pool,
                        "cognito-sync:ListIdentityPoolUsage arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/*",
                        "cognito-sync:BulkPublish " + pool,
                        "cognito-sync:GetBulkPublishDetails " + pool,
                        "cognito-sync:GetCognitoEvents " + pool,
                        "cognito-sync:SetCognitoEvents " + pool,
                        "cognito-sync:GetIdentityPoolConfiguration " + pool,
                        "cognito-sync:SetIdentityPoolConfiguration " + pool);
    }

    @Test
    void operationsOfDevelopers_byAnIdentityThatAPolicyAllows_areNotAuthorized() {
        sync.allowEverything();
        for (Call call : CALLS.subList(4, CALLS.size())) {
            assertThat(call.by(sync).refused(403, "NotAuthorizedException"))
                    .isEqualTo("These credentials are not valid for accessing this resource");
        }
    }

    @Test
    void operationsOfDevelopers_byAnIdentityWithTheProductsPolicy_areDenied() {
        for (Call call : CALLS.subList(4, CALLS.size())) {
            call.by(sync).refused(403, "AccessDeniedException");
        }
    }

    @Test
    void operationsOfDevices_byADeveloper_areNotAuthorized() {
        sync.as(TestAccount.OWNER);
        for (Call call : CALLS.subList(1, 4)) {
            assertThat(call.by(sync).refused(403, "NotAuthorizedException"))
                    .isEqualTo("These credentials are not valid for accessing this resource");
        }
    }

    @Test
    void operationsOnAnIdentity_byAnotherThatAPolicyAllows_areNotAuthorized() {
        sync.as(SyncFixture.identity(SyncFixture.OTHER)).allowEverything();
        for (Call call : CALLS.subList(0, 4)) {
            call.by(sync).refused(403, "NotAuthorizedException");
        }
    }

    @Test
    void operationsOnAPool_thatDoesNotExist_areNotFound() {
        sync.as(TestAccount.OWNER);
        for (Call call : CALLS.subList(4, CALLS.size())) {
            if (!call.path().equals("/identitypools")) {
                sync.send(call.method(), call.path().replace("11111111", "99999999"), "", "{}")
                        .refused(404, "ResourceNotFoundException");
            }
        }
    }

    @Test
    void identityThatIsGone_isToldSoWithItsOwnCredentials() {
        sync.allowEverything().gone.add(SyncFixture.ME);
        sync.get(SyncFixture.dataset("d"), "").refused(404, "ResourceNotFoundException");
        sync.list("d").refused(403, "NotAuthorizedException");
        sync.updateWith("d", "token").refused(404, "ResourceNotFoundException");
    }

    @Test
    void pathsOfNoOperation_areUnknown() {
        assertThat(sync.send("PUT", POOL, "", "").refused(404, "UnknownOperationException"))
                .contains("PUT " + POOL);
        sync.get(POOL + "/getBulkPublishDetails", "").refused(404, "UnknownOperationException");
        sync.send("POST", SyncFixture.identityPath(SyncFixture.ME) + "/device", "", "{}")
                .refused(404, "UnknownOperationException");
    }

    @Test
    void aFailingStore_isAnInternalError() {
        sync.close();
        assertThat(sync.list("d").refused(500, "InternalErrorException")).doesNotContain("database");
    }

    private static List<String[]> callsOn(String datasets) {
        return List.of(
                new String[] {"GET", datasets, ""},
                new String[] {"GET", datasets + "/d", ""},
                new String[] {"DELETE", datasets + "/d", ""},
                new String[] {"GET", datasets + "/d/records", ""},
                new String[] {"POST", datasets + "/d", "{\"SyncSessionToken\":\"t\"}"});
    }
}
