package cognitosync.device.transfer;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.Snapshot;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Exports datasets. An interrupted export continues when it is run again. Each dataset is one listing and one line, so
 * that a record that changes during the export is exported once and complete.
 *
 * @param datasets those of an identity, with credentials that reach them
 * @param identityPoolId the pool
 * @param mine whether it is of the signed-in user only
 * @param parallel how many identities at once
 * @param clock what time it is
 * @param listener notified of the number of exported identities
 */
public record Export(
        Function<String, DatasetClient> datasets,
        String identityPoolId,
        boolean mine,
        int parallel,
        InstantSource clock,
        Progress.Listener listener) {

    /**
     * The result of an export.
     *
     * @param tally of all its runs
     * @param unreadable datasets of this run that cannot be read and are left out, each with the reason
     */
    public record Done(Tally tally, List<String> unreadable) {}

    /** Exports these identities to the folder, except those that an earlier run has exported. */
    public Done into(Path path, Supplier<List<Identities.Listed>> identities) {
        ExportFolder folder = new ExportFolder(path);
        folder.refuseForeignLines();
        return folder.files().locked(() -> export(folder, identities));
    }

    private Done export(ExportFolder folder, Supplier<List<Identities.Listed>> identities) {
        Manifest manifest = begun(folder);
        try (ExportFile file = ExportFile.open(folder)) {
            List<Identities.Listed> all = identities.get();
            List<Identities.Listed> left =
                    all.stream().filter(identity -> !file.has(identity.id())).toList();
            Queue<String> unreadable = new ConcurrentLinkedQueue<>();
            fetch(left, file, new Progress(listener, all.size(), (long) all.size() - left.size()), unreadable);
            file.force();
            String sha256 = folder.scan(ExportFolder::ignore);
            folder.write(manifest.completed(new Manifest.Completion(clock.instant(), file.tally(), sha256)));
            return new Done(file.tally(), List.copyOf(unreadable));
        }
    }

    private Manifest begun(ExportFolder folder) {
        Optional<Manifest> before = folder.manifest();
        if (before.isEmpty()) {
            Manifest manifest = new Manifest(identityPoolId, mine, clock.instant(), Optional.empty());
            folder.write(manifest);
            return manifest;
        }
        Manifest manifest = before.get();
        if (!manifest.identityPoolId().equals(identityPoolId) || manifest.mine() != mine) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE,
                    manifest.mine()
                            ? Messages.text("export.another.mine", folder.path(), manifest.identityPoolId())
                            : Messages.text("export.another", folder.path(), manifest.identityPoolId()));
        }
        if (manifest.completion().isPresent()) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE,
                    Messages.text(
                            "export.complete",
                            folder.path(),
                            manifest.completion().get().at()));
        }
        return manifest;
    }

    private void fetch(
            List<Identities.Listed> identities, ExportFile file, Progress progress, Queue<String> unreadable) {
        try (Workers workers = new Workers(parallel)) {
            for (Identities.Listed identity : identities) {
                workers.submit(() -> {
                    file.add(lines(identity, unreadable));
                    progress.step();
                });
            }
            workers.finish();
        }
    }

    private List<ExportLine> lines(Identities.Listed identity, Queue<String> unreadable) {
        List<ExportLine> lines = new ArrayList<>();
        DatasetClient client = datasets.apply(identity.id());
        for (String dataset : client.names()) {
            try {
                Snapshot snapshot = client.list(dataset, 0);
                // It may have been deleted since it was listed.
                if (snapshot.exists()) {
                    lines.add(new ExportLine.Dataset(identity.id(), dataset, snapshot.syncCount(), snapshot.live()));
                }
            } catch (DeviceException broken) {
                // One user's item must not keep all others from being exported.
                if (broken.kind() != DeviceException.Kind.UNREADABLE) {
                    throw broken;
                }
                unreadable.add(Messages.text("transfer.dataset", dataset, identity.id(), broken.getMessage()));
            }
        }
        lines.add(new ExportLine.Identity(identity.id(), identity.logins(), lines.size()));
        return lines;
    }
}
