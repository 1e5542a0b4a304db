package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.doctor.Deployment;
import cognitosync.device.doctor.Doctor;
import cognitosync.device.doctor.Doctor.Result;
import cognitosync.device.doctor.Outcome;
import cognitosync.device.doctor.Pages;
import cognitosync.device.messages.Messages;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.Stack;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Checks a deployment and prints what is wrong. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private ProfileOption profile;

    @Option(names = "--anonymous")
    private boolean anonymous;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        return device.with((stack, clients) -> {
            List<Result> results = Doctor.examine(deployment(stack, clients), this::print);
            long failed = results.stream()
                    .filter(result -> result.outcome() instanceof Outcome.Failed)
                    .count();
            long notRun = results.stream()
                    .filter(result -> result.outcome() instanceof Outcome.NotRun)
                    .count();
            device.terminal().remark(Messages.text("doctor.summary", results.size() - failed - notRun, failed, notRun));
            return failed == 0 ? ExitCode.DONE : ExitCode.NOT_FOUND;
        });
    }

    private Deployment deployment(Stack stack, AwsClients clients) {
        Account account = device.account(stack, clients);
        return new Deployment(
                stack,
                new Pages(device.timeouts().page()),
                clients,
                device.terminal().clock(),
                device.terminal().pauses(),
                anonymous || !account.isSignedIn() ? Optional.empty() : Optional.of(account),
                anonymous ? Optional.empty() : profile.developerIfThere(clients));
    }

    private void print(Result result) {
        Line line = Line.of(result.outcome());
        if (json) {
            device.terminal()
                    .say(JSON.createObjectNode()
                            .put("check", result.title())
                            .put("outcome", line.outcome())
                            .put("text", line.text())
                            .toString());
            return;
        }
        device.terminal().say("%-8s %s%s".formatted(line.outcome(), result.title(), line.beside()));
        if (result.outcome() instanceof Outcome.Failed failed) {
            device.terminal().say(" ".repeat(9) + failed.sentence());
        }
    }

    /** An outcome as text; short texts go beside the title. */
    private record Line(String outcome, String text, String beside) {
        static Line of(Outcome outcome) {
            if (outcome instanceof Outcome.Failed failed) {
                return new Line("FAIL", failed.sentence(), "");
            }
            if (outcome instanceof Outcome.NotRun notRun) {
                return new Line("not run", notRun.reason(), ": " + notRun.reason());
            }
            String text = ((Outcome.Passed) outcome).text();
            return new Line("ok", text, " (" + text + ")");
        }
    }
}
