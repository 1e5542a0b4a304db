package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pools, clients and domains as the API describes them. */
class SettingsTest {
    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final AdminClient admin = new AdminClient(pool);

    @Test
    void describeUserPool_hasWhatWasDeclaredAndCognitosDefaults() {
        new BrowserClient(pool).signUpAndConfirm();
        JsonNode described =
                admin.ask("DescribeUserPool", "{'UserPoolId': 'POOL'}").path("UserPool");
        assertThat(described.path("Id").asText()).isEqualTo(pool.poolId);
        assertThat(described.path("Arn").asText())
                .isEqualTo("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/" + pool.poolId);
        assertThat(described.path("Domain").asText()).isEqualTo(PoolFixture.DOMAIN);
        assertThat(described.path("EstimatedNumberOfUsers").asInt()).isEqualTo(1);
        assertThat(described.at("/Policies/PasswordPolicy")).isEqualTo(AdminClient.object("""
                        {'MinimumLength': 12, 'RequireUppercase': true, 'RequireLowercase': true, 'RequireNumbers': true,
                         'RequireSymbols': true, 'TemporaryPasswordValidityDays': 7, 'PasswordHistorySize': 5}"""));
        assertThat(described.at("/UsernameAttributes/0").asText()).isEqualTo("email");
        assertThat(described.path("MfaConfiguration").asText()).isEqualTo("OFF");
        assertThat(described.path("UserPoolTier").asText()).isEqualTo("ESSENTIALS");
        assertThat(described.path("CreationDate").asLong()).isEqualTo(pool.now().getEpochSecond());
        assertThat(described.path("SchemaAttributes")).hasSize(20).anySatisfy(attribute -> {
            assertThat(attribute.path("Name").asText()).isEqualTo("email");
            assertThat(attribute.path("Required").asBoolean()).isTrue();
        });
    }

    @Test
    void describeUserPoolClient_hasTheSecretOfAClientThatHasOne() {
        JsonNode described = client(pool.clientId);
        assertThat(described.path("ClientId").asText()).isEqualTo(pool.clientId);
        assertThat(described.has("ClientSecret")).isFalse();
        assertThat(described.path("RefreshTokenValidity").asInt()).isEqualTo(1_440);
        assertThat(described.at("/TokenValidityUnits/RefreshToken").asText()).isEqualTo("minutes");
        assertThat(described.at("/ExplicitAuthFlows/0").asText()).isEqualTo("ALLOW_USER_SRP_AUTH");
        assertThat(described.path("PreventUserExistenceErrors").asText()).isEqualTo("ENABLED");
        String other = pool.deploy(
                        "AWS::Cognito::UserPoolClient",
                        PoolFixture.json("{'UserPoolId': '%s', 'GenerateSecret': true}".formatted(pool.poolId)),
                        Optional.empty())
                .physicalId();
        assertThat(client(other).path("ClientSecret").asText()).hasSize(52);
        assertThat(client(other).path("RefreshTokenValidity").asInt()).isEqualTo(30);
        assertThat(client(other).path("PreventUserExistenceErrors").asText()).isEqualTo("LEGACY");
    }

    @Test
    void describeUserPoolClient_ofAnotherPool_isRefused() {
        String other = pool.deploy("AWS::Cognito::UserPool", PoolFixture.pool(), Optional.empty())
                .physicalId();
        admin.refused(
                "DescribeUserPoolClient",
                "{'UserPoolId': '%s', 'ClientId': '%s'}".formatted(other, pool.clientId),
                "ResourceNotFoundException",
                "User pool client " + pool.clientId + " does not exist.");
    }

    @Test
    void lists_goOnWhereTheyEnded() {
        pool.deploy("AWS::Cognito::UserPool", PoolFixture.pool(), Optional.empty());
        pool.deploy("AWS::Cognito::UserPoolClient", pool.client("code"), Optional.empty());
        assertAllListed("ListUserPools", "", "UserPools", "Id");
        assertAllListed("ListUserPoolClients", "'UserPoolId': 'POOL', ", "UserPoolClients", "ClientId");
        admin.refused(
                "ListUserPools",
                "{}",
                "InvalidParameterException",
                "1 validation error detected: Value null at 'maxResults' failed to satisfy constraint: Member must not be"
                        + " null");
    }

    private void assertAllListed(String operation, String more, String list, String id) {
        JsonNode first = admin.ask(operation, "{%s'MaxResults': 1}".formatted(more));
        JsonNode second = admin.ask(
                operation,
                "{%s'MaxResults': 1, 'NextToken': '%s'}"
                        .formatted(more, first.path("NextToken").asText()));
        assertThat(second.has("NextToken")).isFalse();
        assertThat(first.path(list)).hasSize(1);
        assertThat(second.path(list).findValuesAsText(id))
                .hasSize(1)
                .isNotEqualTo(first.path(list).findValuesAsText(id));
    }

    @Test
    void describeUserPoolDomain_isEmptyWhereThereIsNone() {
        assertThat(admin.ask("DescribeUserPoolDomain", "{'Domain': '%s'}".formatted(PoolFixture.DOMAIN))
                        .path("DomainDescription"))
                .isEqualTo(AdminClient.object("""
                        {'UserPoolId': '%s', 'AWSAccountId': '123456789012', 'Domain': '%s', 'Status': 'ACTIVE',
                         'ManagedLoginVersion': 2}""".formatted(pool.poolId, PoolFixture.DOMAIN)));
        assertThat(admin.ask("DescribeUserPoolDomain", "{'Domain': 'nobodys'}").path("DomainDescription"))
                .isEmpty();
    }

    private JsonNode client(String id) {
        return admin.ask("DescribeUserPoolClient", "{'UserPoolId': 'POOL', 'ClientId': '%s'}".formatted(id))
                .path("UserPoolClient");
    }
}
