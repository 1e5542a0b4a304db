package cognitosync.localcloud.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.userpool.groups.Group;
import cognitosync.localcloud.userpool.groups.Groups;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups that a template declares. */
class UserPoolGroupHandlerTest {
    private static final String TYPE = "AWS::Cognito::UserPoolGroup";

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final Groups groups = new Groups(pool.database, pool::now);
    private final ResourceHandler handler = pool.handler(TYPE);

    @Test
    void group_isMade_andRefNamesIt() {
        Resource made = deploy("'GroupName': 'admins', 'Precedence': '2', 'Description': 'All'", Optional.empty());
        assertThat(handler.reference(made.physicalId())).isEqualTo("admins");
        Group group = groups.find(pool.poolId, "admins").orElseThrow();
        assertThat(group.precedence()).contains(2);
        assertThat(group.description()).contains("All");
    }

    @Test
    void group_withoutAName_getsOneThatStays() {
        Resource made = deploy("'Precedence': 1", Optional.empty());
        String name = handler.reference(made.physicalId());
        assertThat(name).contains("It-");
        assertThat(deploy("'Precedence': 2", Optional.of(made))).isEqualTo(made);
        assertThat(groups.find(pool.poolId, name).orElseThrow().precedence()).contains(2);
    }

    @Test
    void group_ofTheSameName_inAnotherPool_isAnotherResource() {
        Resource one = deploy("'GroupName': 'admins'", Optional.empty());
        String otherPool = pool.deploy("AWS::Cognito::UserPool", PoolFixture.pool(), Optional.empty())
                .physicalId();
        Resource other = pool.deploy(
                TYPE,
                PoolFixture.json("{'UserPoolId': '%s', 'GroupName': 'admins'}".formatted(otherPool)),
                Optional.empty());
        assertThat(other.physicalId()).isNotEqualTo(one.physicalId());
        handler.delete(one.physicalId());
        handler.delete(one.physicalId());
        assertThat(groups.find(pool.poolId, "admins")).isEmpty();
        assertThat(groups.find(otherPool, "admins")).isPresent();
    }

    @Test
    void group_ofANameThatThePoolHas_isRefused() {
        deploy("'GroupName': 'admins'", Optional.empty());
        refused("'GroupName': 'admins'", "GroupName is admins, which a group of the user pool has");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'GroupName': 'two words' | GroupName has blanks or invisible characters",
                "'GroupName': 'a', 'Precedence': -1 | Precedence is -1; it must be from 0 to 2147483647"
            })
    void group_withWhatCognitoRefuses_isRefused(String properties, String message) {
        refused(properties, message);
    }

    @Test
    void group_ofAnUnknownPool_isRefused() {
        assertThatThrownBy(() -> pool.deploy(
                        TYPE,
                        PoolFixture.json("{'UserPoolId': 'eu-west-1_Nowhere00', 'GroupName': 'a'}"),
                        Optional.empty()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("UserPoolId names no user pool");
    }

    private void refused(String properties, String message) {
        assertThatThrownBy(() -> deploy(properties, Optional.empty()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining(message);
    }

    private Resource deploy(String properties, Optional<Resource> existing) {
        return pool.deploy(
                TYPE, PoolFixture.json("{'UserPoolId': '%s', %s}".formatted(pool.poolId, properties)), existing);
    }
}
