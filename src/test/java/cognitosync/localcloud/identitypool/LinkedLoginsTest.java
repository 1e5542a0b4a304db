package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Guests, linked logins, and the operations that show and change them. */
class LinkedLoginsTest {
    private static final String NO_MATCH =
            "Logins don't match. Please include at least one valid login for this identity or identity pool.";
    private Instant now = Instant.parse("2026-11-22T18:35:00Z");

    @AutoClose
    private final IdentityFixture cloud = IdentityFixture.withGuests(() -> now);

    private String logins(String... subjects) {
        StringBuilder logins = new StringBuilder(", \"Logins\": {");
        String[] providers = {IdentityFixture.PROVIDER, IdentityFixture.OTHER_PROVIDER};
        String comma = "";
        for (int i = 0; i < subjects.length; i++) {
            if (subjects[i] != null) {
                logins.append(comma)
                        .append('"')
                        .append(providers[i])
                        .append("\": \"")
                        .append(cloud.idTokens.issue(providers[i], subjects[i], IdentityFixture.CLIENT))
                        .append('"');
                comma = ", ";
            }
        }
        return logins.append("}").toString();
    }

    private String getId(String logins) {
        now = now.plusSeconds(1);
        return cloud.ask("GetId", "{\"IdentityPoolId\": \"%s\"%s}".formatted(cloud.poolId, logins))
                .get("IdentityId")
                .asText();
    }

    private static String credentialsOf(String identity, String logins) {
        return "{\"IdentityId\": \"%s\"%s}".formatted(identity, logins);
    }

    private String getCredentials(String identity, String logins) {
        return cloud.ask("GetCredentialsForIdentity", credentialsOf(identity, logins))
                .get("IdentityId")
                .asText();
    }

    private void assertRefused(String operation, String body, String code, String message) {
        Response response = cloud.call(operation, body);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains(code);
        assertThat(IdentityFixture.json(response).get("message").asText()).isEqualTo(message);
    }

    private JsonNode describe(String identity) {
        cloud.caller = TestAccount.OWNER;
        return cloud.ask("DescribeIdentity", "{\"IdentityId\": \"" + identity + "\"}");
    }

    @Test
    void everyGuest_isAnotherIdentity_withCredentialsOfTheGuestsRole() {
        String guest = getId("");
        assertThat(getId("")).isNotEqualTo(guest);
        JsonNode answer = cloud.ask("GetCredentialsForIdentity", credentialsOf(guest, ""));
        Caller.Identity caller = (Caller.Identity) cloud.sessions
                .find(answer.get("Credentials").get("AccessKeyId").asText())
                .orElseThrow()
                .caller();
        assertThat(caller.roleArn()).contains("Guests");
        assertThat(caller.context())
                .containsEntry("cognito-identity.amazonaws.com:amr", List.of("unauthenticated"))
                .containsEntry("cognito-identity.amazonaws.com:sub", List.of(guest));
    }

    @Test
    void guests_onceThePoolAllowsNone_areRefused() {
        String guest = getId("");
        cloud.deployPool(IdentityFixture.guestProperties(false), Optional.of(new Resource(cloud.poolId, Map.of())));
        String refusal = "Unauthenticated access is not supported for this identity pool.";
        assertRefused("GetId", "{\"IdentityPoolId\": \"" + cloud.poolId + "\"}", "NotAuthorizedException", refusal);
        assertRefused("GetCredentialsForIdentity", credentialsOf(guest, ""), "NotAuthorizedException", refusal);
        assertRefused("GetOpenIdToken", credentialsOf(guest, ""), "NotAuthorizedException", refusal);
    }

    @Test
    void anIdentityWithLogins_withoutThem_isForbidden() {
        String owner = getId(logins("owner"));
        assertRefused(
                "GetCredentialsForIdentity",
                credentialsOf(owner, ""),
                "NotAuthorizedException",
                "Access to Identity '" + owner + "' is forbidden.");
    }

    @Test
    void aGuestWhoSignsIn_keepsTheIdentity_andClosesItToOthers() {
        String guest = getId("");
        assertThat(getCredentials(guest, logins("newcomer"))).isEqualTo(guest);
        assertThat(getId(logins("newcomer"))).isEqualTo(guest);
        assertRefused(
                "GetCredentialsForIdentity",
                credentialsOf(guest, ""),
                "NotAuthorizedException",
                "Access to Identity '" + guest + "' is forbidden.");
        assertRefused(
                "GetCredentialsForIdentity",
                credentialsOf(guest, logins("stranger")),
                "NotAuthorizedException",
                NO_MATCH);
        assertThat(cloud.told).isEmpty();
    }

    @Test
    void aGuestWhoSignsInAsAKnownUser_isMergedIntoThatIdentity() {
        String owner = getId(logins("owner"));
        String guest = getId("");
        assertThat(getCredentials(guest, logins("owner"))).isEqualTo(owner);
        assertThat(cloud.told).containsExactly("merged " + guest + " into " + owner);
        assertThat(cloud.pools.active().contains(cloud.poolId, guest)).isFalse();
        assertThat(cloud.pools.active().contains(cloud.poolId, owner)).isTrue();
        for (String logins : List.of("", logins("owner"))) {
            assertRefused(
                    "GetCredentialsForIdentity",
                    credentialsOf(guest, logins),
                    "NotAuthorizedException",
                    "Access to Identity '" + guest + "' is forbidden.");
        }
    }

    @Test
    void twoLogins_becomeOneIdentity() {
        String owner = getId(logins("owner"));
        assertThat(getId(logins("owner", "second"))).isEqualTo(owner);
        assertThat(getId(logins(null, "second"))).isEqualTo(owner);
        JsonNode answer = cloud.ask("GetCredentialsForIdentity", credentialsOf(owner, logins(null, "second")));
        Caller.Identity caller = (Caller.Identity) cloud.sessions
                .find(answer.get("Credentials").get("AccessKeyId").asText())
                .orElseThrow()
                .caller();
        assertThat(caller.context())
                .containsEntry(
                        "cognito-identity.amazonaws.com:amr",
                        List.of(
                                "authenticated",
                                IdentityFixture.OTHER_PROVIDER,
                                IdentityFixture.OTHER_PROVIDER + ":CognitoSignIn:second"));
    }

    @Test
    void twoIdentities_whoseLoginsComeTogether_areMerged() {
        String first = getId(logins("owner"));
        String second = getId(logins(null, "second"));
        assertThat(getCredentials(second, logins("owner", "second"))).isEqualTo(second);
        assertThat(cloud.told).containsExactly("merged " + first + " into " + second);
        assertThat(getId(logins("owner"))).isEqualTo(second);
    }

    @Test
    void twoUsersOfOneUserPool_areAConflict_andNothingIsLinked() {
        String first = getId(logins("owner", "second"));
        String other = getId(logins("another"));
        assertRefused(
                "GetCredentialsForIdentity",
                credentialsOf(first, logins("another", "second")),
                "ResourceConflictException",
                "Logins are already linked to another account: one identity cannot be two users of one provider.");
        assertThat(getId(logins("another"))).isEqualTo(other);
        assertThat(cloud.told).isEmpty();
    }

    @Test
    void oneForgedLogin_refusesAll() {
        String forged = logins("owner", "second").replaceFirst("jwt-\\d+\"}$", "forged\"}");
        assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"%s\"%s}".formatted(cloud.poolId, forged),
                "NotAuthorizedException",
                "Invalid login token. Token signature invalid");
    }

    @Test
    void unlinkIdentity_makesTheLoginNew_andTheLastOneClosesTheIdentity() {
        String owner = getId(logins("owner", "second"));
        unlink(owner, logins("owner"), IdentityFixture.OTHER_PROVIDER);
        assertThat(describe(owner).get("Logins")).hasSize(1);
        assertThat(getId(logins(null, "second"))).isNotEqualTo(owner);
        unlink(owner, logins("owner"), IdentityFixture.PROVIDER);
        assertRefused(
                "GetCredentialsForIdentity",
                credentialsOf(owner, ""),
                "NotAuthorizedException",
                "Access to Identity '" + owner + "' is forbidden.");
        assertThat(getId(logins("owner"))).isNotEqualTo(owner);
    }

    private void unlink(String identity, String logins, String provider) {
        assertThat(cloud.ask("UnlinkIdentity", unlinking(identity, logins, provider)))
                .isEmpty();
    }

    private static String unlinking(String identity, String logins, String provider) {
        return "{\"IdentityId\": \"%s\"%s, \"LoginsToRemove\": [\"%s\"]}".formatted(identity, logins, provider);
    }

    @Test
    void unlinkIdentity_withoutALoginOfTheIdentity_isRefused() {
        String owner = getId(logins("owner", "second"));
        for (String logins : List.of("", logins("stranger"), logins("another", "nobody"))) {
            assertRefused(
                    "UnlinkIdentity",
                    unlinking(owner, logins, IdentityFixture.PROVIDER),
                    "NotAuthorizedException",
                    NO_MATCH);
        }
        String guest = getId("");
        assertRefused(
                "UnlinkIdentity",
                unlinking(guest, logins("owner"), IdentityFixture.PROVIDER),
                "NotAuthorizedException",
                NO_MATCH);
        assertRefused(
                "UnlinkIdentity",
                unlinking(owner, logins("owner"), "accounts.example.com"),
                "InvalidParameterException",
                "The identity has no login of 'accounts.example.com'.");
        assertThat(describe(owner).get("Logins")).hasSize(2);
    }

    @Test
    void describeIdentity_givesProvidersAndDates_neverTheUser() {
        String owner = getId(logins("owner"));
        now = now.plusSeconds(9);
        getId(logins("owner", "second"));
        cloud.caller = TestAccount.OWNER;
        assertThat(new String(
                        cloud.call("DescribeIdentity", "{\"IdentityId\": \"" + owner + "\"}")
                                .body(),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"IdentityId\":\"" + owner + "\",\"Logins\":[\"" + IdentityFixture.PROVIDER + "\",\""
                        + IdentityFixture.OTHER_PROVIDER
                        + "\"],\"CreationDate\":1795372501.000,\"LastModifiedDate\":1795372511.000}");
    }

    @Test
    void listIdentities_givesPages_andHidesDisabledOnesWhereAsked() {
        String owner = getId(logins("owner"));
        String guest = getId("");
        String merged = getId("");
        getCredentials(merged, logins("owner"));
        List<String> all = List.of(owner, guest, merged).stream().sorted().toList();
        JsonNode first = list("\"MaxResults\": 2");
        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        JsonNode last = list(
                "\"MaxResults\": 2, \"NextToken\": \"" + first.get("NextToken").asText() + "\"");
        assertThat(ids(last)).isEqualTo(all.subList(2, 3));
        assertThat(last.has("NextToken")).isFalse();
        assertThat(ids(list("\"MaxResults\": 60, \"HideDisabled\": true"))).containsExactlyInAnyOrder(owner, guest);
    }

    private JsonNode list(String more) {
        cloud.caller = TestAccount.OWNER;
        return cloud.ask("ListIdentities", "{\"IdentityPoolId\": \"" + cloud.poolId + "\", " + more + "}");
    }

    private static List<String> ids(JsonNode page) {
        return page.get("Identities").findValuesAsText("IdentityId");
    }

    @Test
    void listIdentities_outsideItsConstraints_isRefused() {
        cloud.caller = TestAccount.OWNER;
        for (String more : List.of("", ", \"MaxResults\": 0", ", \"MaxResults\": 61")) {
            Response response =
                    cloud.call("ListIdentities", "{\"IdentityPoolId\": \"" + cloud.poolId + "\"" + more + "}");
            assertThat(response.headers().first("x-amzn-ErrorType")).contains("ValidationException");
        }
        String nowhere = "eu-west-1:00000000-0000-0000-0000-000000000000";
        assertRefused(
                "ListIdentities",
                "{\"IdentityPoolId\": \"%s\", \"MaxResults\": 1}".formatted(nowhere),
                "ResourceNotFoundException",
                "IdentityPool '" + nowhere + "' not found.");
    }

    @Test
    void deleteIdentities_deletesThemWithWhatIsStored() {
        String owner = getId(logins("owner"));
        cloud.caller = TestAccount.OWNER;
        String body = "{\"IdentityIdsToDelete\": [\"%s\"]}".formatted(owner);
        assertThat(cloud.ask("DeleteIdentities", body).toString()).isEqualTo("{\"UnprocessedIdentityIds\":[]}");
        assertThat(cloud.ask("DeleteIdentities", body).toString())
                .as("once more")
                .isEqualTo("{\"UnprocessedIdentityIds\":[]}");
        assertThat(cloud.told).containsExactly("deleted " + owner);
        assertRefused(
                "DescribeIdentity",
                "{\"IdentityId\": \"" + owner + "\"}",
                "ResourceNotFoundException",
                "Identity '" + owner + "' not found.");
        assertThat(getId(logins("owner"))).isNotEqualTo(owner);
    }

    @Test
    void deletingThePool_isToldToThoseWhoStoreSomethingForIt() {
        cloud.handler("AWS::Cognito::IdentityPool").delete(cloud.poolId);
        assertThat(cloud.told).containsExactly("deleted pool " + cloud.poolId);
    }

    @Test
    void operationsOfDevelopers_areSignedAndJudged() {
        String owner = getId(logins("owner"));
        String describe = "{\"IdentityId\": \"" + owner + "\"}";
        String list = "{\"IdentityPoolId\": \"" + cloud.poolId + "\", \"MaxResults\": 1}";
        String delete = "{\"IdentityIdsToDelete\": [\"" + owner + "\"]}";
        List<String[]> calls = List.of(
                new String[] {"ListIdentities", list},
                new String[] {"DescribeIdentity", describe},
                new String[] {"DeleteIdentities", delete});
        for (String[] call : calls) {
            assertRefused(call[0], call[1], "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        assertThat(cloud.judged).isEmpty();
        cloud.caller = TestAccount.OWNER;
        calls.forEach(call -> cloud.ask(call[0], call[1]));
        assertThat(cloud.judged)
                .containsExactly(
                        "cognito-identity:ListIdentities arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/"
                                + cloud.poolId,
                        "cognito-identity:DescribeIdentity *",
                        "cognito-identity:DeleteIdentities *");
    }
}
