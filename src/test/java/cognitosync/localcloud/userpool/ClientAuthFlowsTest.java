package cognitosync.localcloud.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.AuthFlows;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an app client declares about signing in through the API. */
class ClientAuthFlowsTest {
    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private AppClient deployed(String changed) {
        ObjectNode properties = pool.client("code");
        properties.remove("RefreshTokenRotation");
        properties.setAll(PoolFixture.json("{" + changed + "}"));
        String id = pool.deploy("AWS::Cognito::UserPoolClient", properties, Optional.empty())
                .physicalId();
        return new AppClients(pool.database, pool::now).find(id).orElseThrow();
    }

    private void refused(String changed, String reason) {
        assertThatThrownBy(() -> deployed(changed))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void explicitAuthFlows_absentOrEmpty_areCognitosDefault() {
        assertThat(deployed("'ExplicitAuthFlows': []").authFlows())
                .containsExactlyInAnyOrder(AuthFlows.SRP, AuthFlows.REFRESH, AuthFlows.CUSTOM);
    }

    @Test
    void explicitAuthFlows_ofBefore_areReadAsThoseOfToday() {
        assertThat(deployed("'ExplicitAuthFlows': ['ADMIN_NO_SRP_AUTH']").authFlows())
                .containsExactlyInAnyOrder(
                        AuthFlows.SRP, AuthFlows.REFRESH, AuthFlows.CUSTOM, AuthFlows.ADMIN_PASSWORD);
        assertThat(deployed("'ExplicitAuthFlows': ['CUSTOM_AUTH_FLOW_ONLY']").authFlows())
                .containsExactlyInAnyOrder(AuthFlows.REFRESH, AuthFlows.CUSTOM);
    }

    @Test
    void explicitAuthFlows_unknownOrMixed_areRefused() {
        refused("'ExplicitAuthFlows': ['ALLOW_EVERYTHING']", "has ALLOW_EVERYTHING");
        refused("'ExplicitAuthFlows': ['USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH']", "mixes values");
    }

    @Test
    void authSessionValidity_isFromThreeToFifteenMinutes() {
        assertThat(deployed("'AuthSessionValidity': 15").sessionValidity()).isEqualTo(Duration.ofMinutes(15));
        refused("'AuthSessionValidity': 2", "AuthSessionValidity");
        refused("'AuthSessionValidity': 16", "AuthSessionValidity");
    }
}
