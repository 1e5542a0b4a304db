package cognitosync.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.store.DatabaseFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles that trust a service: who may assume them, and what they may then do. */
class ServiceRolesTest {
    private static final String ARN = "arn:aws:iam::123456789012:role/source";
    private static final String APPSYNC = "appsync.amazonaws.com";
    private static final String STATEMENT =
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", %s}]}";

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Roles.schema());

    private final Roles roles = new Roles(disk.database());
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final ServiceRoles services = new ServiceRoles(roles, evaluations::add);
    private final RoleAuthorizer authorizer =
            new RoleAuthorizer(roles, () -> Instant.parse("2026-11-30T12:00:00Z"), "eu-west-1", evaluations::add);

    @BeforeEach
    void putRole() {
        JsonNode trust = Declarations.json(STATEMENT.formatted(
                "\"Principal\": {\"Service\": \"" + APPSYNC + "\"}, \"Action\": \"sts:AssumeRole\""));
        JsonNode policy =
                Declarations.json(STATEMENT.formatted("\"Action\": \"dynamodb:GetItem\", \"Resource\": \"*\""));
        PolicyDocument document = PolicyDocument.stored("trust", PolicyKind.TRUST, trust);
        roles.put(new Role("source", ARN, "AROAX", document, List.of(), List.of()), trust, Map.of("P", policy));
    }

    private List<String> decisions() {
        return evaluations.stream()
                .map(evaluation -> evaluation.decision().getClass().getSimpleName())
                .toList();
    }

    @Test
    void service_thatIsTrusted_mayDoWhatTheRoleMay() {
        Caller caller = services.assume(ARN, APPSYNC, "session");
        assertThat(caller.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/source/session");
        assertThatCode(() -> authorizer.authorize(caller, "dynamodb:GetItem", "*"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> authorizer.authorize(caller, "dynamodb:Scan", "*"))
                .hasMessageContaining("because no identity-based policy allows the dynamodb:Scan action");
        assertThat(decisions()).containsExactly("Allowed", "Allowed", "ImplicitlyDenied");
    }

    @Test
    void service_thatIsNotTrusted_andRoleThatIsMissing_areRefused() {
        assertThatThrownBy(() -> services.assume(ARN, "lambda.amazonaws.com", "session"))
                .hasMessage("Unable to assume role " + ARN + " for lambda.amazonaws.com.");
        assertThat(decisions()).containsExactly("ImplicitlyDenied");
        assertThatThrownBy(() -> services.assume(ARN + "x", APPSYNC, "session"))
                .hasMessage("Unable to assume role " + ARN + "x for appsync.amazonaws.com.");
    }
}
