import test from 'ava';
import * as everything from '../src/index.js';

// A new public name is a decision: it is made here.
const names = `
Client DataSet Datum IngestError Item batch check closeDataSet decode decodeBlock decodeDatum
deduplicators defaultDeviceId deleteDataSet each findDeduplicator findKind fromStreamJson getDataSet identify
identifyBlock identityHash identityText ingest items kindOf kinds listDataSets normaliseDatum
openDataSet prepare preparePlan printReport probeDataSet read readFiles Reporter reportOfLedger resumeDataSet startSandbox tap upload warningsOf
WarningTally writeReport
Alert BasalAutomated BasalScheduled BasalSuspend BasalTemp BloodKetone BolusAutomated
BolusDualSquare BolusNormal BolusSquare Cbg CgmSettings ControllerSettings ControllerStatus
DeviceEventAlarm DeviceEventCalibration DeviceEventPrime DeviceEventPumpSettingsOverride
DeviceEventReservoirChange DeviceEventStatus DeviceEventTimeChange DosingDecision Food Insulin
PhysicalActivity PumpSettings PumpStatus ReportedState Smbg Water Wizard
`;

test('exports - the public names are these and no others', t => {
  t.deepEqual(Object.keys(everything).sort(), names.trim().split(/\s+/).sort());
});
