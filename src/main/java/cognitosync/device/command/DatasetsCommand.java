package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient.Summary;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the datasets of the signed-in user. */
@Command(name = "datasets")
final class DatasetsCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    private DeviceCommand device;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        return device.withDatasets((client, identity) -> {
            List<DeviceException> unreadable = new ArrayList<>();
            List<Summary> datasets = client.datasets(unreadable::add);
            datasets.forEach(dataset -> device.terminal().say(json ? json(dataset) : text(dataset)));
            if (datasets.isEmpty() && unreadable.isEmpty()) {
                device.terminal().remark(Messages.text("datasets.none"));
            }
            unreadable.stream().skip(1).map(Throwable::getMessage).forEach(device.terminal()::remark);
            if (!unreadable.isEmpty()) {
                throw unreadable.get(0);
            }
        });
    }

    private static String text(Summary dataset) {
        return Messages.text(
                "datasets.line",
                dataset.name(),
                Messages.count("record", dataset.records()),
                Messages.count("byte", dataset.bytes()),
                dataset.lastModifiedDate());
    }

    private static String json(Summary dataset) {
        return JSON.createObjectNode()
                .put("name", dataset.name())
                .put("records", dataset.records())
                .put("bytes", dataset.bytes())
                .put("lastModifiedDate", dataset.lastModifiedDate().toString())
                .toString();
    }
}
