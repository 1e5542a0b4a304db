package cognitosync.device.transfer;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.OptimisticWrite;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.sync.Limits;
import cognitosync.device.time.Pauses;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Imports an export. Equal records are not written again, so an interrupted import can be run again; records that the
 * export does not have stay.
 *
 * @param datasets those of an identity imported to, with credentials that reach them
 * @param parallel how many datasets at once
 * @param pauses between two attempts of a write
 * @param listener notified of the number of imported datasets
 */
public record Import(
        Function<String, DatasetClient> datasets, int parallel, Pauses pauses, Progress.Listener listener) {
    private static final int SHOWN = 64;

    /**
     * The result of an import.
     *
     * @param datasets number of imported datasets
     * @param records number of written records
     */
    public record Done(long datasets, long records) {}

    /** The identity of an export of one user; empty if the export is. */
    public static Optional<String> onlyIdentity(Path path) {
        Set<String> found = new TreeSet<>();
        Manifest manifest = new ExportFolder(path).readWhole(line -> found.add(line.identityId()));
        if (!manifest.mine()) {
            throw new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("import.whole-pool", path));
        }
        return found.stream().findFirst();
    }

    /**
     * Imports every dataset of the export in the folder.
     *
     * @param target returns the identity to import to for an exported one; empty rejects the import
     */
    public Done from(Path path, Function<String, Optional<String>> target) {
        ExportFolder folder = new ExportFolder(path);
        long[] total = {0};
        long[] number = {0};
        folder.readWhole(line -> {
            check(line, ++number[0], folder);
            if (target.apply(line.identityId()).isEmpty()) {
                throw unmapped(line.identityId());
            }
            total[0] += line instanceof ExportLine.Dataset ? 1 : 0;
        });
        Progress progress = new Progress(listener, total[0], 0);
        AtomicLong written = new AtomicLong();
        try (Workers workers = new Workers(parallel)) {
            folder.readWhole(line -> {
                if (line instanceof ExportLine.Dataset dataset) {
                    String identityId = target.apply(dataset.identityId()).orElseThrow();
                    workers.submit(() -> {
                        written.addAndGet(write(dataset, identityId));
                        progress.step();
                    });
                }
            });
            workers.finish();
        }
        return new Done(total[0], written.get());
    }

    // Before anything is written, because an invalid record would interrupt the import halfway.
    private static void check(ExportLine line, long number, ExportFolder folder) {
        if (line instanceof ExportLine.Dataset dataset) {
            try {
                Limits.checkName(dataset.name());
            } catch (DeviceException refusal) {
                throw new DeviceException(
                        DeviceException.Kind.INVALID_FILE,
                        Messages.text("import.dataset", number, folder.lines(), refusal.getMessage()),
                        refusal);
            }
            for (RemoteRecord record : dataset.records()) {
                try {
                    Limits.checkRecord(record.key(), record.value().orElseThrow());
                } catch (DeviceException refusal) {
                    throw new DeviceException(
                            DeviceException.Kind.INVALID_FILE,
                            Messages.text(
                                    "import.record", number, folder.lines(), shown(record.key()), refusal.getMessage()),
                            refusal);
                }
            }
        }
    }

    private static String shown(String key) {
        return key.length() > SHOWN ? key.substring(0, SHOWN) + "…" : key;
    }

    private int write(ExportLine.Dataset dataset, String identityId) {
        return new OptimisticWrite(datasets.apply(identityId), dataset.name(), pauses)
                .write(there -> patches(dataset.records(), there))
                .size();
    }

    private static List<Patch> patches(List<RemoteRecord> exported, Snapshot there) {
        return exported.stream()
                .filter(record ->
                        !there.record(record.key()).flatMap(RemoteRecord::value).equals(record.value()))
                .map(record -> new Patch(
                        record.key(),
                        record.value(),
                        there.record(record.key()).map(RemoteRecord::syncCount).orElse(0L),
                        record.deviceLastModifiedDate().orElse(record.lastModifiedDate())))
                .toList();
    }

    private static DeviceException unmapped(String identityId) {
        return new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("map.missing", identityId));
    }
}
