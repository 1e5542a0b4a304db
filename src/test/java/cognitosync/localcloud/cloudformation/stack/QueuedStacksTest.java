package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.http.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that came while another stack was at work: what is taken on shows at once, and what comes behind it is judged by that. */
@Timeout(60)
class QueuedStacksTest {
    private static final String FIRST = StackFixture.box("{\"Value\": \"first\"}");
    private static final String SECOND = StackFixture.box("{\"Value\": \"second\"}");
    private static final String THIRD = StackFixture.box("{\"Value\": \"third\"}");

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private List<ChangeSet> made = List.of();

    @AutoClose
    private final StackClient api = new StackClient();

    @AfterEach
    void letGo() {
        free.countDown();
    }

    @Test
    void createStack_twiceOfOneName_makesOne() throws InterruptedException {
        List<Response> answers = queued(() -> api.createStack("Mine", FIRST), () -> api.createStack("Mine", SECOND));
        assertThat(answers.get(0).status()).isEqualTo(200);
        assertThat(answers.get(1).status()).isEqualTo(400);
        assertThat(StackClient.text(answers.get(1))).contains("AlreadyExistsException");
        assertThat(deployed()).isEqualTo("first");
    }

    @Test
    void whatIsTakenOn_showsAtOnce() throws InterruptedException {
        api.createStack("Mine", FIRST);
        List<StackStatus> seen = new ArrayList<>();
        queued(() -> update(SECOND), () -> {
            seen.add(api.status("Mine"));
            return api.call("DescribeStacks", "StackName", "Mine");
        });
        assertThat(seen).containsExactly(StackStatus.UPDATE_IN_PROGRESS);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void updateStack_behindAnotherThatHasNotBegun_isRefused() throws InterruptedException {
        api.createStack("Mine", FIRST);
        List<Response> answers = queued(() -> update(SECOND), () -> update(THIRD));
        assertThat(answers.get(0).status()).isEqualTo(200);
        refused(answers.get(1), "UPDATE_IN_PROGRESS");
        assertThat(deployed()).isEqualTo("second");
    }

    @Test
    void executeChangeSet_behindAnotherThatHasNotBegun_isRefused() throws InterruptedException {
        api.createStack("Mine", FIRST);
        api.createChangeSet("Mine", "Second", SECOND);
        api.createChangeSet("Mine", "Third", THIRD);
        List<Response> answers =
                queued(() -> api.executeChangeSet("Mine", "Second"), () -> api.executeChangeSet("Mine", "Third"));
        assertThat(answers.get(0).status()).isEqualTo(200);
        refused(answers.get(1), "UPDATE_IN_PROGRESS");
        assertThat(deployed()).isEqualTo("second");
    }

    @Test
    void executeChangeSet_afterAnUpdate_isNoLongerThere() {
        api.createStack("Mine", FIRST);
        api.createChangeSet("Mine", "Third", THIRD);
        assertThat(update(SECOND).status()).isEqualTo(200);
        assertThat(api.executeChangeSet("Mine", "Third").status()).isEqualTo(404);
        assertThat(deployed()).isEqualTo("second");
    }

    @Test
    void executeChangeSet_ofANewStack_behindItsOwn_isRefused() throws InterruptedException {
        changeSet("Mine", "CREATE", FIRST);
        List<Response> answers =
                queued(() -> api.executeChangeSet("Mine", "Next"), () -> api.executeChangeSet("Mine", "Next"));
        assertThat(answers.get(0).status()).isEqualTo(200);
        refused(answers.get(1), "CREATE_IN_PROGRESS");
        assertThat(api.boxes.told).filteredOn("deploy A"::equals).hasSize(2);
    }

    @Test
    void createChangeSet_twiceOfOneName_makesOne_andWaitsForNoOtherStack() throws InterruptedException {
        List<Response> answers =
                queued(() -> changeSet("Mine", "CREATE", FIRST), () -> changeSet("Mine", "CREATE", SECOND), () -> {
                    made = api.stacks().changeSets().of(api.stack("Mine").identity());
                    return api.call("DescribeStacks", "StackName", "Mine");
                });
        assertThat(answers.get(0).status()).isEqualTo(200);
        assertThat(answers.get(1).status()).isEqualTo(400);
        assertThat(StackClient.text(answers.get(1))).contains("AlreadyExistsException", "name conflict");
        assertThat(made).hasSize(1);
    }

    @Test
    void createChangeSet_behindAnUpdate_isRefused() throws InterruptedException {
        api.createStack("Mine", FIRST);
        List<Response> answers = queued(() -> update(SECOND), () -> changeSet("Mine", "UPDATE", SECOND));
        refused(answers.get(1), "UPDATE_IN_PROGRESS");
        changeSet("Mine", "UPDATE", SECOND);
        assertThat(api.text("DescribeChangeSet", "StackName", "Mine", "ChangeSetName", "Next"))
                .contains("FAILED", "contain changes");
    }

    @Test
    void deleteStack_behindAnUpdate_isRefused() throws InterruptedException {
        api.createStack("Mine", FIRST);
        List<Response> answers = queued(() -> update(SECOND), this::delete);
        assertThat(answers.get(1).status()).isEqualTo(400);
        assertThat(StackClient.text(answers.get(1)))
                .contains("ValidationError", "cannot be deleted while in status UPDATE_IN_PROGRESS");
        assertThat(deployed()).isEqualTo("second");
    }

    @Test
    void updateStack_behindADeletion_isRefused_andASecondDeletionIsNoError() throws InterruptedException {
        api.createStack("Mine", FIRST);
        List<Response> answers = queued(this::delete, () -> update(SECOND), this::delete);
        assertThat(answers.get(0).status()).isEqualTo(200);
        refused(answers.get(1), "DELETE_IN_PROGRESS");
        assertThat(answers.get(2).status()).isEqualTo(200);
        assertThat(api.stacks().find("Mine")).isEmpty();
        assertThat(api.boxes.told).filteredOn(told -> told.startsWith("delete")).hasSize(1);
    }

    @Test
    void deleteStack_behindACreation_waitsForItsEnd() throws InterruptedException {
        List<Response> answers = queued(() -> api.createStack("Mine", FIRST), this::delete);
        assertThat(answers.get(1).status()).isEqualTo(200);
        assertThat(api.stacks().find("Mine")).isEmpty();
        assertThat(api.stacks().deleted()).hasSize(1);
    }

    private static void refused(Response answer, String status) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(StackClient.text(answer))
                .contains("ValidationError", "is in " + status + " state and can not be updated");
    }

    private Response update(String template) {
        return api.updateStack("Mine", template);
    }

    private Response delete() {
        return api.deleteStack("Mine");
    }

    private Response changeSet(String stack, String type, String template) {
        return api.createChangeSet(stack, "Next", template, "ChangeSetType", type);
    }

    private interface Call {
        Response answer();
    }

    /** Has the calls queue up in this order behind a stack that is at work, and then do their work. */
    private List<Response> queued(Call... calls) throws InterruptedException {
        api.boxes.during = () -> {
            api.boxes.during = () -> {};
            held.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                throw new DeploymentException("The test was ended.", e);
            }
        };
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        start(() -> api.createStack("Other", FIRST));
        held.await();
        for (Call call : calls) {
            answers.add(startAndQueue(call));
        }
        free.countDown();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private record Started(Thread thread, CompletableFuture<Response> answer) {}

    private static Started start(Call call) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(call.answer());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new Started(thread, answer);
    }

    private static CompletableFuture<Response> startAndQueue(Call call) {
        Started started = start(call);
        while (!started.answer().isDone() && !waits(started.thread())) {
            Thread.onSpinWait();
        }
        return started.answer();
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(".DeploymentGuard")
                                && frame.getMethodName().equals("await"));
    }

    private String deployed() {
        return api.stack("Mine")
                .state()
                .template()
                .orElseThrow()
                .json()
                .orElseThrow()
                .at("/Resources/A/Properties/Value")
                .asText();
    }
}
