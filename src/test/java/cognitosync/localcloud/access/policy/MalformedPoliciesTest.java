package cognitosync.localcloud.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.iam.Role;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.DatabaseFixture;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table {@code refused.json} refuses stops a deployment, and what an earlier version stored opens nothing. */
class MalformedPoliciesTest {
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Condition": %s,
              "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]}""";
    private static final String ALLOW = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": %s}]}""";

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Roles.schema());

    private Roles roles = new Roles(disk.database());

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"StringEquals\": \"x\"}", "{\"Bool\": {}}", "{\"StringLike\": [{\"aws:userid\": \"u\"}]}"})
    void deploy_withAConditionThatIsNoObject_isRefusedInIamsWords_whereverThePolicyStands(String condition) {
        String refused = "Syntax errors in policy. (MalformedPolicyDocument) Statement 1";
        assertThatThrownBy(() -> role(TRUST.formatted("{}"), inline("P", condition)))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining(refused + " of the policy P");
        assertThatThrownBy(() -> role(TRUST.formatted(condition), ""))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining(refused);
        Resource role = role(TRUST.formatted("{}"), "");
        assertThatThrownBy(
                        () -> deploy("AWS::IAM::Policy", """
                        {"PolicyName": "P", "Roles": ["%s"], "PolicyDocument": %s}
                        """.formatted(role.physicalId(), ALLOW.formatted(condition))))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining(refused);
    }

    @Test
    void deploy_withTwoInlinePoliciesOfOneName_isRefused() {
        assertThatThrownBy(() -> role(TRUST.formatted("{}"), inline("P", "{}") + "," + inline("P", "{}")))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("two Policies named P");
    }

    @Test
    void parse_aKeyTwice_isNoJson() {
        assertThatThrownBy(() -> json("{\"Statement\": [], \"Statement\": []}"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("Duplicate field 'Statement'");
    }

    @Test
    void open_withAPolicyThatAnEarlierVersionTook_startsAndDeniesEverything() throws Exception {
        Resource role = role(TRUST.formatted("{}"), inline("Own", "{}"));
        String name = role.physicalId();
        roles.attach("old", "Old", json(ALLOW.formatted("{\"StringEquals\": \"x\"}")), List.of(name));
        assertThat(decide(role)).isInstanceOf(Decision.ExplicitlyDenied.class);
        roles.detach("old");
        assertThat(decide(role)).isInstanceOf(Decision.Allowed.class);

        disk.database().write(t -> t.update("UPDATE role SET trust = ?", TRUST.formatted("{\"StringEquals\": []}")));
        roles = new Roles(disk.database());
        assertThat(found(role)
                        .assumedWithWebIdentity("cognito-identity.amazonaws.com", new RequestContext(Map.of()))
                        .decision()
                        .isAllowed())
                .isFalse();
    }

    @Test
    void parse_aPolicyLongerThanAnyMayBe_isRefused_andTheWorstThatFitsIsMatchedInABlink() throws Exception {
        String worst = "arn:aws:s3:::" + "*a".repeat(10_100) + "b";
        JsonNode fits =
                json("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"" + worst + "\"}}");
        AuthorizationRequest request = new AuthorizationRequest(
                new Principal.Anonymous(),
                "s3:GetObject",
                "arn:aws:s3:::" + "a".repeat(16_000),
                new RequestContext(Map.of()));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(
                        Evaluation.evaluate(List.of(PolicyDocument.parse("P", PolicyKind.IDENTITY, fits)), request)
                                .decision()
                                .isAllowed())
                .isFalse());
        assertThatThrownBy(() -> PolicyDocument.parse(
                        "P", PolicyKind.IDENTITY, json(fits.toString().replace("*a", "*aa"))))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("20480 characters");
    }

    private static String inline(String name, String condition) {
        return "{\"PolicyName\": \"" + name + "\", \"PolicyDocument\": " + ALLOW.formatted(condition) + "}";
    }

    private Resource role(String trust, String policies) {
        return deploy(
                "AWS::IAM::Role", "{\"AssumeRolePolicyDocument\": " + trust + ", \"Policies\": [" + policies + "]}");
    }

    private Resource deploy(String type, String properties) {
        return Declarations.handler(roles.handlers(new SecureRandom()), type)
                .deploy(Declarations.of("Thing", properties));
    }

    private Role found(Resource role) {
        return roles.find(role.attributes().get("Arn").asText()).orElseThrow();
    }

    private Decision decide(Resource role) {
        return Evaluation.evaluate(
                        found(role).policies(),
                        new AuthorizationRequest(
                                new Principal.Anonymous(),
                                "s3:GetObject",
                                "arn:aws:s3:::b/k",
                                new RequestContext(Map.of())))
                .decision();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JsonProtocol.MAPPER.readTree(text);
    }
}
