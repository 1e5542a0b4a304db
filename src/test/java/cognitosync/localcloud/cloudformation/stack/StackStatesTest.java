package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The status that a stack has after replacements, failures and deletion. */
class StackStatesTest {
    private static final String OLD = StackFixture.box("{\"Name\": \"old\"}");
    private static final String NEW = StackFixture.box("{\"Name\": \"new\"}");

    @AutoClose
    private final StackFixture fixture = new StackFixture();

    private final RecordingHandler boxes = fixture.boxes;
    private final Stacks stacks = fixture.stacks();
    private DeployedStack stack = stacks.stack("Demo");

    private void deploy(String template) {
        stack.deploy(StackFixture.submission(template));
    }

    private StackStatus status() {
        return stack.state().status();
    }

    @Test
    void lastEvents_ofAResourceThatReplacedAnother_areNotThoseOfTheOther() {
        deploy(OLD);
        deploy(NEW);
        assertThat(stack.events().stream().filter(event -> event.logicalId().equals("A")))
                .first()
                .extracting(StackEvent::status)
                .isEqualTo("DELETE_COMPLETE");
        StackEvent last = stack.lastEvents().get("A");
        assertThat(last.status()).isEqualTo("UPDATE_COMPLETE");
        assertThat(last.physicalId()).isEqualTo("new");
    }

    @Test
    void deploy_ofThePreviousTemplate_wherePuttingItBackHadFailed_putsItBack() {
        deploy(OLD);
        boxes.during = () -> {
            throw new DeploymentException("it was told to fail.");
        };
        assertThatThrownBy(() -> deploy(NEW)).hasMessageContaining("told to fail");
        assertThat(status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
        boxes.during = () -> {};
        deploy(OLD);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void refresh_ofAStackThatIsHalfDeleted_makesNothingAgain() {
        deploy("""
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a"}},
                   "B": {"Type": "Test::Box", "Properties": {"Name": "b", "Value": {"Ref": "A"}}}}}
                """);
        boxes.stuck = "a";
        assertThatThrownBy(() -> stack.delete(Deletion.WHOLE)).hasMessageContaining("told to stay");
        boxes.told.clear();
        stack.refresh();
        assertThat(boxes.told).isEmpty();
        assertThat(status()).isEqualTo(StackStatus.DELETE_FAILED);
    }

    @Test
    void delete_whereSomethingReplacedCannotBeDeleted_deletesTheStack_andTellsOfIt() {
        boxes.stuck = "old";
        deploy(OLD);
        deploy(NEW);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        boxes.told.clear();
        stack.delete(Deletion.WHOLE);
        assertThat(boxes.told).containsExactly("delete old", "delete new");
        assertThat(status()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(stack.events().stream().filter(event -> event.physicalId().equals("old")))
                .first()
                .satisfies(event -> assertThat(event.status()).isEqualTo("DELETE_FAILED"))
                .satisfies(event -> assertThat(event.reason()).hasValue("it was told to stay."));
    }

    @Test
    void events_comeInPages_thatGoOnAtAnEventOfThisStackOnly() {
        deploy(OLD);
        List<StackEvent> all = stack.events();
        assertThat(all).hasSizeGreaterThan(3);
        assertThat(stack.events(Optional.empty(), 2)).isEqualTo(all.subList(0, 2));
        String third = all.get(2).id();
        deploy(NEW);
        assertThat(stack.events(Optional.of(third), 100)).isEqualTo(all.subList(2, all.size()));
        assertThat(stack.events(Optional.of(third), 1)).isEqualTo(all.subList(2, 3));
        DeployedStack first = stack;
        stack = stacks.stack("Other");
        deploy(OLD);
        assertThat(stack.events(Optional.of(third), 100)).isEmpty();
        assertThat(first.events(Optional.of(stack.events().get(0).id()), 100)).isEmpty();
    }

    @Test
    void deletedStack_isNeitherDeployedNorDeletedAgain_andItsNamesakeStays() {
        deploy(OLD);
        DeployedStack gone = stack;
        gone.delete(Deletion.WHOLE);
        stack = stacks.stack("Demo");
        deploy(OLD);
        boxes.told.clear();
        Submission other = StackFixture.submission(NEW);
        assertThatThrownBy(() -> gone.deploy(other)).hasMessageContaining("was deleted");
        gone.delete(Deletion.WHOLE);
        assertThat(boxes.told).isEmpty();
        assertThat(gone.state().status()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(status()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(stack.resources())
                .extracting(each -> each.resource().physicalId())
                .containsExactly("old");
    }
}
