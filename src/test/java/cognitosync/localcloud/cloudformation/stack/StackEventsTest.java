package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How events are found where there are many, and when they are forgotten. */
class StackEventsTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    @AutoClose
    private final StackFixture fixture = new StackFixture();

    @ParameterizedTest
    @CsvSource({
        "last, stack_event_by_resource (stack_id=? AND logical_id=? AND physical_id=?)",
        "first page, stack_event_by_stack (stack_id=?)",
        "later page, stack_event_by_id (id=?)"
    })
    void events_areFoundByAnIndex_andNeedNoSorting(String what, String index) {
        String query =
                switch (what) {
                    case "last" -> StackEvents.LAST;
                    case "first page" -> StackEvents.FIRST_PAGE;
                    default -> StackEvents.LATER_PAGE;
                };
        Object[] parameters = what.equals("first page") ? new Object[] {"a", 2} : new Object[] {"a", 2, "b"};
        List<String> plan = fixture.database()
                .read(t -> t.list("EXPLAIN QUERY PLAN " + query, row -> row.text("detail"), parameters));
        assertThat(plan).anyMatch(detail -> detail.equals("SEARCH stack_event USING INDEX " + index));
        assertThat(plan).noneMatch(detail -> detail.startsWith("SCAN") || detail.contains("TEMP B-TREE"));
    }

    @Test
    void eventsOfOneMoment_haveTimesInTheirOrder() {
        DeployedStack stack = at(THEN).stack("Demo");
        stack.deploy(StackFixture.submission(StackFixture.box("{}")));
        List<StackEvent> newestFirst = stack.events();
        assertThat(newestFirst).hasSizeGreaterThan(3);
        assertThat(newestFirst)
                .isSortedAccordingTo(Comparator.comparing(StackEvent::at).reversed());
        assertThat(newestFirst)
                .extracting(StackEvent::at)
                .doesNotHaveDuplicates()
                .contains(THEN);
    }

    @Test
    void deletedStack_isForgottenAfterNinetyDays_withItsEvents() {
        Stacks stacks = at(THEN);
        DeployedStack gone = stacks.stack("Gone");
        DeployedStack kept = stacks.stack("Kept");
        for (DeployedStack stack : List.of(gone, kept)) {
            stack.deploy(StackFixture.submission(StackFixture.box("{}")));
        }
        int events = kept.events().size();
        gone.delete(Deletion.WHOLE);
        String id = gone.identity().id();
        assertThat(at(THEN.plus(Duration.ofDays(89))).find(id).orElseThrow().events())
                .hasSizeGreaterThan(events);
        stacks = at(THEN.plus(Duration.ofDays(91)));
        assertThat(stacks.find(id)).isEmpty();
        assertThat(gone.events()).isEmpty();
        assertThat(stacks.find("Kept").orElseThrow().events()).hasSize(events);
    }

    private Stacks at(Instant now) {
        return fixture.stacks(InstantSource.fixed(now));
    }
}
