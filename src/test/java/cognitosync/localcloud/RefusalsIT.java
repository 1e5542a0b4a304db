package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.infra.TestAssembly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsRequest;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/** The whole local cloud on the product's own template: who has the key gets in, everybody else stays out. */
class RefusalsIT {
    private static final String FORGED_END = "AAAA";

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    private static PersonClient sam;
    private static String idToken;
    private static String identityId;
    private static AwsCredentials credentials;

    @BeforeAll
    static void signUp() {
        cloud = TestCloud.product(folder);
        sam = PersonClient.signUp(cloud, "sam@example.com");
        idToken = sam.idToken();
        identityId = sam.identityId(idToken);
        credentials = sam.credentials(identityId, idToken);
    }

    @Test
    void identity_atASecondSignIn_isTheSame() {
        assertThat(sam.identityId(PersonClient.of(cloud, "sam@example.com").idToken()))
                .isEqualTo(identityId);
    }

    @Test
    void ownDataset_withTheRoleOfTheTemplate_takesAndGivesTheColour() {
        try (CognitoSyncClient sync = sam.sync(credentials)) {
            ListRecordsResponse before = sync.listRecords(preferenceOf(identityId));
            sync.updateRecords(b -> b.identityPoolId(sam.identityPoolId())
                    .identityId(identityId)
                    .datasetName("preference")
                    .syncSessionToken(before.syncSessionToken())
                    .recordPatches(List.of(RecordPatch.builder()
                            .key("background-color")
                            .op(Operation.REPLACE)
                            .value("red")
                            .syncCount(before.datasetSyncCount())
                            .build())));
            assertThat(sync.listRecords(preferenceOf(identityId)).records())
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isEqualTo("red"));
        }
    }

    @Test
    void anotherIdentitysDataset_isDeniedByTheRole() {
        PersonClient other = PersonClient.signUp(cloud, "other@example.com");
        String theirs = other.identityId(other.idToken());
        assertThat(theirs).isNotEqualTo(identityId);
        try (CognitoSyncClient sync = sam.sync(credentials)) {
            assertThatThrownBy(() -> sync.listRecords(preferenceOf(theirs)))
                    .isInstanceOfSatisfying(AwsServiceException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                        assertThat(e.awsErrorDetails().errorMessage()).contains("cognito-sync:ListRecords", theirs);
                    });
        }
    }

    @Test
    void aTemplateWhoseRoleNamesAnotherPath_isRefusedToTheSite() throws IOException {
        Path assembly = TestAssembly.synthesize(folder.resolve("other-path"), TestAssembly.SITE_FIXTURE, Map.of());
        Path template = assembly.resolve("CognitoSync.template.json");
        String changed = Files.readString(template)
                .replace("/identity/${cognito-identity.amazonaws.com:sub}/*", "/identity/nobody/*");
        assertThat(changed).isNotEqualTo(Files.readString(template));
        Files.writeString(template, changed);
        try (LocalCloud other = TestCloud.of(folder.resolve("other"), assembly)) {
            PersonClient account = PersonClient.signUp(other, "sam@example.com");
            String token = account.idToken();
            String identity = account.identityId(token);
            try (CognitoSyncClient sync = account.sync(account.credentials(identity, token))) {
                assertThatThrownBy(() -> sync.listRecords(b -> b.identityPoolId(account.identityPoolId())
                                .identityId(identity)
                                .datasetName("preference")))
                        .isInstanceOfSatisfying(
                                AwsServiceException.class,
                                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
            }
        }
    }

    @Test
    void aForgedIdToken_getsNoIdentity() {
        String forged = idToken.substring(0, idToken.length() - FORGED_END.length()) + FORGED_END;
        assertThatThrownBy(() -> sam.identityId(forged)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void anIdentityOfSomebodyElse_withOnesOwnToken_getsNoCredentials() {
        PersonClient third = PersonClient.signUp(cloud, "third@example.com");
        String token = third.idToken();
        assertThatThrownBy(() -> third.credentials(identityId, token)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void anAuthorizationCode_usedTwice_isRefusedTheSecondTime() {
        String code = sam.authorizationCode();
        assertThat(sam.exchange(code, Map.of()).statusCode()).isEqualTo(200);
        HttpResponse<String> again = sam.exchange(code, Map.of());
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("invalid_grant");
    }

    @Test
    void anAuthorizationCode_withAnotherVerifier_isRefused() {
        HttpResponse<String> answer = sam.exchange(sam.authorizationCode(), Map.of("code_verifier", "x".repeat(64)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void signInForm_fromAnotherSite_isRefused() {
        PersonClient account = PersonClient.of(cloud, "sam@example.com");
        HttpBrowser.Page login = account.browser().open(account.authorize());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", "sam@example.com");
        fields.put("password", "Correct-horse-9-battery");
        HttpRequest.Builder post = account.browser().post(login, fields).setHeader("Origin", "http://evil.example");
        assertThat(account.browser().send(post).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebsiteUrl", "SiteUrl", "UserPoolDomain", "ApiEndpoint"})
    void everyPort_underAForeignHost_refuses(String output) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(cloud.outputs().get("CognitoSync"));
        all.putAll(cloud.outputs().get("LocalCloud"));
        int port = URI.create(all.get(output)).getPort();
        assertThat(statusLine(port, "evil.example:" + port)).contains(" 403 ");
        assertThat(statusLine(port, "localhost")).contains(" 403 ");
        assertThat(statusLine(port, "localhost:" + port)).doesNotContain(" 403 Forbidden: Host");
    }

    private static String statusLine(int port, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            out.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return in.readLine();
        }
    }

    private static ListRecordsRequest preferenceOf(String identity) {
        return ListRecordsRequest.builder()
                .identityPoolId(sam.identityPoolId())
                .identityId(identity)
                .datasetName("preference")
                .build();
    }
}
