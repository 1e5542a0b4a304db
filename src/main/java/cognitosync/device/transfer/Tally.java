package cognitosync.device.transfer;

import cognitosync.device.messages.Messages;
/**
 * What lines add up to.
 *
 * @param identities lines of identities
 * @param datasets lines of datasets
 * @param records records in them
 */
public record Tally(long identities, long datasets, long records) {
    static final Tally NOTHING = new Tally(0, 0, 0);

    Tally with(ExportLine line) {
        if (line instanceof ExportLine.Dataset dataset) {
            return new Tally(
                    identities, datasets + 1, records + dataset.records().size());
        }
        return new Tally(identities + 1, datasets, records);
    }

    @Override
    public String toString() {
        return Messages.text(
                "export.tally",
                Messages.count("identity", identities),
                Messages.count("dataset", datasets),
                Messages.count("record", records));
    }
}
