package cognitosync.device.command;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.messages.Messages;
import cognitosync.device.terminal.Terminal;
import cognitosync.device.time.Timeouts;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help texts come from the file of sentences, and none is missing. */
class HelpTest {
    private static CommandLine device(String... arguments) {
        StringWriter nowhere = new StringWriter();
        Terminal terminal = new Terminal(
                Reader.nullReader(),
                Optional.empty(),
                new PrintWriter(nowhere),
                new PrintWriter(nowhere),
                false,
                InstantSource.system(),
                length -> {},
                address -> false,
                name -> null,
                Path.of("home"));
        return new DeviceCommand(terminal, Timeouts.DEFAULT).commandLine(arguments);
    }

    @Test
    void everyCommand_optionAndParameter_hasADescription() {
        CommandLine device = device();
        List<CommandLine> commands = new ArrayList<>(device.getSubcommands().values());
        assertThat(commands).hasSize(18);
        commands.add(device);
        for (CommandLine command : commands) {
            String name = command.getCommandSpec().qualifiedName();
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty()
                    .doesNotContain("");
            for (ArgSpec argument : command.getCommandSpec().args()) {
                assertThat(argument.description())
                        .as(name + " " + argument)
                        .isNotEmpty()
                        .doesNotContain("");
            }
        }
    }

    @Test
    void oneCommandAlone_hasTheSameHelp() {
        device().getSubcommands().forEach((name, command) -> assertThat(
                        device(name).getSubcommands().get(name).getUsageMessage())
                .isEqualTo(command.getUsageMessage()));
    }

    @Test
    void everyHelpText_isUsed() {
        Set<String> keys = new TreeSet<>(List.of("mixinStandardHelpOptions.help", "mixinStandardHelpOptions.version"));
        CommandLine device = device();
        keys.addAll(keysOf(device));
        device.getSubcommands().values().forEach(command -> keys.addAll(keysOf(command)));
        assertThat(Messages.bundle().keySet().stream()
                        .filter(key -> key.startsWith("device.") || key.matches("[a-zA-Z]+(\\[\\d])?"))
                        .map(key -> key.replaceFirst("(usage\\.description|usage\\.exitCodeList)\\.\\d+$", "$1")))
                .allSatisfy(key -> assertThat(keys).contains(key));
    }

    private static Set<String> keysOf(CommandLine command) {
        String prefix = command.getCommandSpec().qualifiedName(".") + ".";
        Set<String> keys = new TreeSet<>();
        Stream.concat(
                        command.getCommandSpec().args().stream().map(HelpTest::key),
                        Stream.of(
                                "usage.description", "usage.exitCodeList", "usage.exitCodeListHeading", "usage.footer"))
                .forEach(key -> {
                    keys.add(key);
                    keys.add(prefix + key);
                });
        return keys;
    }

    private static String key(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName().replaceFirst("^-+", "")
                : argument.paramLabel() + "[" + ((CommandLine.Model.PositionalParamSpec) argument).index() + "]";
    }

    @Test
    void exitCodes_areInTheHelpOfTheProgramAlone() {
        CommandLine device = device();
        assertThat(device.getCommandSpec().usageMessage().exitCodeList().keySet())
                .containsExactlyElementsOf(Stream.of(ExitCode.values())
                        .map(code -> String.valueOf(code.number()))
                        .toList());
        assertThat(device.getUsageMessage()).contains("Exit codes:");
        device.getSubcommands().values().forEach(command -> assertThat(command.getUsageMessage())
                .doesNotContain("Exit codes"));
    }

    @Test
    void help_namesDefaults_andNoPlaceholders() {
        CommandLine device = device();
        assertThat(device.getUsageMessage()).contains("$COGNITO_SYNC_HOME", ".local/outputs.json");
        device.getSubcommands().values().forEach(command -> assertThat(command.getUsageMessage())
                .doesNotContain("${", "%", "null"));
    }
}
