// SPDX-License-Identifier: Apache-2.0

/// The names that laboratories give their markers, set by set.
///
/// A line `@ID|name` begins a set. Every other line is `place|left|right`, or `place|name` for a
/// place on the midline. A place is the raw value of a `Landmark`, or of a `Segment` for a marker
/// that only tracks it. `?` in front marks a meaning that the sources leave uncertain. Where a
/// set has several names for a place, the first is the preferred one.
let markerSetTable = """
  @BIOMECH|the simulator of this program
  asis|LASI|RASI
  psis|LPSI|RPSI
  thigh|LTH1|RTH1
  thigh|LTH2|RTH2
  thigh|LTH3|RTH3
  thigh|LTH4|RTH4
  femur_epicondyle_lateral|LLEP|RLEP
  femur_epicondyle_medial|LMEP|RMEP
  shank|LSH1|RSH1
  shank|LSH2|RSH2
  shank|LSH3|RSH3
  shank|LSH4|RSH4
  malleolus_lateral|LLMA|RLMA
  malleolus_medial|LMMA|RMMA
  calcaneus_posterior|LHEE|RHEE
  metatarsal_head_2|LTO2|RTO2

  @BIOMECHP|patella and tuberosity of the simulator of this program
  patella_centre|LPAT|RPAT
  patella_pole_superior|LPAS|RPAS
  patella_pole_inferior|LPAI|RPAI
  patella_border_medial|LPAM|RPAM
  patella_border_lateral|LPAL|RPAL
  tibial_tuberosity|LTUB|RTUB

  @CAMARGO|Camargo 2021 data set
  asis|L_ASIS|R_ASIS
  psis|L_PSIS|R_PSIS
  thigh|L_Thigh_Front|R_Thigh_Front
  thigh|L_Thigh_Rear|R_Thigh_Rear
  thigh|L_Thigh_Upper|R_Thigh_Upper
  femur_epicondyle_lateral|L_Knee_Lat|R_Knee_Lat
  shank|L_Shank_Front|R_Shank_Front
  shank|L_Shank_Rear|R_Shank_Rear
  shank|L_Shank_Upper|R_Shank_Upper
  malleolus_lateral|L_Ankle_Lat|R_Ankle_Lat
  calcaneus_posterior|L_Heel|R_Heel
  toe_tip|L_Toe_Tip|R_Toe_Tip

  @CAST|CAST, University of Padua
  asis|LASIS|RASIS
  psis|LPSIS|RPSIS
  greater_trochanter|LGT|RGT
  thigh|CL1|CR1
  thigh|CL2|CR2
  thigh|CL3|CR3
  femur_epicondyle_lateral|LLE|RLE
  femur_epicondyle_medial|LME|RME
  fibula_head|LHF|RHF
  tibial_tuberosity|LTT|RTT
  shank|GL1|GR1
  shank|GL2|GR2
  shank|GL3|GR3
  malleolus_lateral|LLM|RLM
  malleolus_medial|LMM|RMM
  calcaneus_posterior|LCA|RCA
  metatarsal_head_1|LIMH|RIMH
  metatarsal_head_5|LVMH|RVMH
  acromion|LA|RA

  @CGM23|CGM 2.3 clusters
  iliac_crest|LILC|RILC
  thigh|LTHAD|RTHAD
  thigh|LTHAP|RTHAP
  shank|LTIAD|RTIAD
  shank|LTIAP|RTIAP

  @CGM24|CGM 2.4 medial and foot markers
  femur_epicondyle_medial|LKNM|RKNM
  patella_centre|LPAT|RPAT
  malleolus_medial|LMED|RMED
  metatarsal_head_1|LFMH|RFMH
  metatarsal_head_2|LSMH|RSMH
  metatarsal_head_5|LVMH|RVMH

  @CMU|CMU optical set
  asis|LFWT|RFWT
  psis|LBWT|RBWT
  femur_epicondyle_lateral|LKNE|RKNE
  femur_epicondyle_medial|LKNI|RKNI
  malleolus_lateral|LANK|RANK
  ?malleolus_medial|LAKI|RAKI
  calcaneus_posterior|LHEE|RHEE
  metatarsal_head_5|LMT5|RMT5

  @ELITE|BTS Elite, Davis protocol
  asis|l asis|r asis
  sacrum_mid|sacrum
  hip_joint_centre|l hip|r hip
  ?greater_trochanter|l thigh|r thigh
  ?thigh|l bar 1|r bar 1
  ?femur_epicondyle_lateral|l knee 1|r knee 1
  ?shank|l bar 2|r bar 2
  malleolus_lateral|l mall|r mall
  calcaneus_posterior|l heel|r heel
  ?toe_tip|l met|r met
  c7|c7
  acromion|l should|r should

  @FR|French laboratory names (EIAS, TTA)
  asis|LEIAS|R.EIAS
  sacrum_mid|Sacral
  iliac_crest|L.Crete|R.Crete
  greater_trochanter|L.GT|R.GT
  femur_epicondyle_lateral|L.Knee.Lat|R.Knee.Lat
  femur_epicondyle_medial|L.Knee.Med|R.Knee.Med
  fibula_head|L.Fibula|R.Fibula
  tibial_tuberosity|L.TTA|R.TTA
  malleolus_lateral|L.Ankle.Lat|R.Ankle.Lat
  malleolus_medial|L.Ankle.Med|R.Ankle.Med
  calcaneus_posterior|L.Calca|R.Calca
  jugular_notch|IJ
  xiphoid|PX

  @FUK|Fukuchi and BMClab gait data
  asis|L.ASIS|R.ASIS
  psis|L.PSIS|R.PSIS
  iliac_crest|L.Iliac.Crest|R.Iliac.Crest
  hip_joint_centre|V_L.Hip_JC|V_R.Hip_JC
  greater_trochanter|L.GTR|R.GTR
  femur_epicondyle_lateral|L.Knee|R.Knee
  femur_epicondyle_medial|L.Knee.Medial|R.Knee.Medial
  knee_joint_centre|V_L.Knee_JC|V_R.Knee_JC
  fibula_head|L.HF|R.HF
  tibial_tuberosity|L.TT|R.TT
  malleolus_lateral|L.Ankle|R.Ankle
  malleolus_medial|L.Ankle.Medial|R.Ankle.Medial
  ankle_joint_centre|V_L.Ankle_JC|V_R.Ankle_JC
  calcaneus_posterior|L.Heel|R.Heel
  metatarsal_head_1|L.MT1|R.MT1
  metatarsal_head_2|L.MT2|R.MT2
  metatarsal_head_5|L.MT5|R.MT5

  @GAIT2392|OpenSim gait2354 and gait2392
  asis|L.ASIS|R.ASIS
  sacrum_mid|V.Sacral
  thigh|L.Thigh.Front|R.Thigh.Front
  thigh|L.Thigh.Rear|R.Thigh.Rear
  thigh|L.Thigh.Upper|R.Thigh.Upper
  femur_epicondyle_lateral|L.Knee.Lat|R.Knee.Lat
  femur_epicondyle_medial|L.Knee.Med|R.Knee.Med
  shank|L.Shank.Front|R.Shank.Front
  shank|L.Shank.Rear|R.Shank.Rear
  shank|L.Shank.Upper|R.Shank.Upper
  malleolus_lateral|L.Ankle.Lat|R.Ankle.Lat
  malleolus_medial|L.Ankle.Med|R.Ankle.Med
  foot|L.Midfoot.Lat|R.Midfoot.Lat
  foot|L.Midfoot.Sup|R.Midfoot.Sup
  calcaneus_posterior|L.Heel|R.Heel
  toe_tip|L.Toe.Tip|R.Toe.Tip
  acromion|L.Acromium|R.Acromium

  @GC|Knee Grand Challenge
  asis|L_Asis|R_Asis
  psis|L_Psis|R_Psis
  sacrum_mid|Sacral
  thigh|L_Thigh_Superior|R_Thigh_Superior
  thigh|L_Thigh_Inferior|R_Thigh_Inferior
  thigh|L_Thigh_Lateral|R_Thigh_Lateral
  femur_epicondyle_lateral|L_Knee_Lateral|R_Knee_Lateral
  femur_epicondyle_medial|L_Knee_Medial|R_Knee_Medial
  patella_centre|L_Patella|R_Patella
  shank|L_Shank_Superior|R_Shank_Superior
  shank|L_Shank_Inferior|R_Shank_Inferior
  shank|L_Shank_Lateral|R_Shank_Lateral
  malleolus_lateral|L_Ankle_Lateral|R_Ankle_Lateral
  malleolus_medial|L_Ankle_Medial|RankleMedial
  ?foot|L_Midfoot_Lateral|R_Midfoot_Lateral
  foot|L_Midfoot_Superior|R_Midfoot_Superior
  calcaneus_posterior|L_Heel|R_Heel
  toe_tip|L_Toe|R_Toe
  c7|Neck
  jugular_notch|Sternum
  xiphoid|Xiphoid

  @GCX|Knee Grand Challenge, spelling of the model file
  asis|L.Asis|R.Asis
  psis|L.Psis|R.Psis
  sacrum_mid|Sacral
  thigh|L.Thigh.Superior|R.Thigh.Superior
  thigh|L.Thigh.Inferior|R.Thigh.Inferior
  thigh|L.Thigh.Lateral|R.Thigh.Lateral
  femur_epicondyle_lateral|L.Knee.Lateral|R.Knee.Lateral
  femur_epicondyle_medial|L.Knee.Medial|R.Knee.Medial
  patella_centre|L.Patella|R.Patella
  shank|L.Shank.Superior|R.Shank.Superior
  shank|L.Shank.Inferior|R.Shank.Inferior
  shank|L.Shank.Lateral|R.Shank.Lateral
  malleolus_lateral|L.Ankle.Lateral|R.Ankle.Lateral
  malleolus_medial|L.Ankle.Medial|RankleMedial
  ?foot|L.Midfoot.Lateral|R.Midfoot.Lateral
  foot|L.Midfoot.Superior|R.Midfoot.Superior
  calcaneus_posterior|L.Heel|R.Heel
  toe_tip|L.Toe|R.Toe
  c7|Neck
  jugular_notch|Sternum
  xiphoid|Xiphoid

  @GU|Griffith University ten-point clusters
  asis|LASI|RASI
  psis|LPSI|RPSI
  thigh|LTH1|RTH1
  thigh|LTH2|RTH2
  thigh|LTH3|RTH3
  femur_epicondyle_lateral|LLFC|RLFC
  femur_epicondyle_medial|LMFC|RMFC
  shank|LTB1|RTB1
  shank|LTB2|RTB2
  shank|LTB3|RTB3
  malleolus_lateral|LLMAL|RLMAL
  malleolus_medial|LMMAL|RMMAL
  calcaneus_posterior|LCAL|RCAL
  metatarsal_head_1|LMT1|RMT1
  metatarsal_head_2|LMT23|RMT23
  metatarsal_head_5|LMT5|RMT5
  acromion|LACR|RACR

  @HBM|Motek Human Body Model
  asis|LASIS|RASIS
  psis|LPSIS|RPSIS
  sacrum_mid|SACR
  greater_trochanter|LGTRO|RGTRO
  thigh|FLTHI|FRTHI
  femur_epicondyle_lateral|LLEK|RLEK
  shank|LATI|RATI
  malleolus_lateral|LLM|RLM
  calcaneus_posterior|LHEE|RHEE
  metatarsal_head_5|LMT5|RMT5
  toe_tip|LTOE|RTOE

  @HH|Helen Hayes, Motion Analysis long names
  asis|L.ASIS|R.ASIS
  sacrum_mid|V.Sacral
  thigh|L.Thigh|R.Thigh
  femur_epicondyle_lateral|L.Knee|R.Knee
  femur_epicondyle_medial|L.Knee.Medial|R.Knee.Medial
  shank|L.Shank|R.Shank
  malleolus_lateral|L.Ankle|R.Ankle
  malleolus_medial|L.Ankle.Medial|R.Ankle.Medial
  calcaneus_posterior|L.Heel|R.Heel
  metatarsal_head_1|L.Foot.Medial|R.Foot.Medial
  metatarsal_head_5|L.Foot.Lateral|R.Foot.Lateral
  toe_tip|L.Toe|R.Toe
  jugular_notch|IJ
  xiphoid|PX
  acromion|L.Shoulder|R.Shoulder

  @HH4|Helen Hayes, Motion Analysis four-letter names
  asis|LASI|RASI
  sacrum_mid|VSAC
  thigh|LTHI|RTHI
  femur_epicondyle_lateral|LKNE|RKNE
  shank|LSHA|RSHA
  malleolus_lateral|LANK|RANK
  calcaneus_posterior|LHEE|RHEE
  toe_tip|LTOE|RTOE

  @IOR|Istituti Ortopedici Rizzoli (Leardini 2007)
  asis|LASIS|RASIS
  psis|LPSIS|RPSIS
  greater_trochanter|LGT|RGT
  thigh|LTH|RTH
  femur_epicondyle_lateral|LLE|RLE
  femur_epicondyle_medial|LME|RME
  fibula_head|LHF|RHF
  tibial_tuberosity|LTT|RTT
  shank|LSK|RSK
  malleolus_lateral|LLM|RLM
  malleolus_medial|LMM|RMM
  calcaneus_posterior|LCA|RCA
  metatarsal_head_1|LFM|RFM
  metatarsal_head_2|LSM|RSM
  metatarsal_head_5|LVM|RVM
  toe_tip|LDP1|RDP1
  c7|C7
  jugular_notch|IJ
  xiphoid|PX
  acromion|LA|RA

  @MOTB|OptiTrack Motive Biomech
  asis|LIAS|RIAS
  psis|LIPS|RIPS
  greater_trochanter|LFTC|RFTC
  thigh|LTH|RTH
  femur_epicondyle_lateral|LFLE|RFLE
  femur_epicondyle_medial|LFME|RFME
  fibula_head|LFAX|RFAX
  tibial_tuberosity|LTTC|RTTC
  shank|LSK|RSK
  malleolus_lateral|LFAL|RFAL
  malleolus_medial|LTAM|RTAM
  calcaneus_posterior|LFCC|RFCC
  metatarsal_head_2|LFM2|RFM2
  metatarsal_head_5|LFM5|RFM5
  c7|CV7
  jugular_notch|SJN
  xiphoid|SXS

  @MOTBASE|OptiTrack Motive Baseline
  thigh|LThighFront|RThighFront
  femur_epicondyle_lateral|LKneeOut|RKneeOut
  shank|LShin|RShin
  malleolus_lateral|LAnkleOut|RAnkleOut
  calcaneus_posterior|LHeel|RHeel
  metatarsal_head_1|LToeIn|RToeIn
  metatarsal_head_5|LToeOut|RToeOut
  toe_tip|LToeTip|RToeTip
  pelvis|WaistLFront|WaistRFront
  pelvis|WaistLBack|WaistRBack

  @MP|MediaPipe key points
  hip_joint_centre|left_hip|right_hip
  knee_joint_centre|left_knee|right_knee
  ankle_joint_centre|left_ankle|right_ankle
  calcaneus_posterior|left_heel|right_heel
  toe_tip|left_foot_index|right_foot_index
  acromion|left_shoulder|right_shoulder

  @FMC|FreeMoCap key points
  hip_joint_centre|body_left_hip|body_right_hip
  knee_joint_centre|body_left_knee|body_right_knee
  ankle_joint_centre|body_left_ankle|body_right_ankle
  calcaneus_posterior|body_left_heel|body_right_heel
  toe_tip|body_left_foot_index|body_right_foot_index
  acromion|body_left_shoulder|body_right_shoulder

  @CAPTURY|Captury joint positions
  hip_joint_centre|LHipPositions|RHipPositions
  knee_joint_centre|LKneePositions|RKneePositions
  ankle_joint_centre|LAnklePositions|RAnklePositions
  ?toe_tip|LToePositions|RToePositions

  @OCA|OpenCap augmented markers (*_study)
  asis|L.ASIS_study|r.ASIS_study
  psis|L.PSIS_study|r.PSIS_study
  hip_joint_centre|LHJC_study|RHJC_study
  thigh|L_thigh1_study|r_thigh1_study
  thigh|L_thigh2_study|r_thigh2_study
  thigh|L_thigh3_study|r_thigh3_study
  femur_epicondyle_lateral|L_knee_study|r_knee_study
  femur_epicondyle_medial|L_mknee_study|r_mknee_study
  shank|L_sh1_study|r_sh1_study
  shank|L_sh2_study|r_sh2_study
  shank|L_sh3_study|r_sh3_study
  malleolus_lateral|L_ankle_study|r_ankle_study
  malleolus_medial|L_mankle_study|r_mankle_study
  calcaneus_posterior|L_calc_study|r_calc_study
  metatarsal_head_5|L_5meta_study|r_5meta_study
  toe_tip|L_toe_study|r_toe_study
  c7|C7_study
  acromion|L_shoulder_study|r_shoulder_study

  @OCM|OpenCap validation markers
  asis|L.ASIS|r.ASIS
  psis|L.PSIS|r.PSIS
  hip_joint_centre|L_HJC|R_HJC
  hip_joint_centre|L_HJC_reg|R_HJC_reg
  thigh|L_thigh1|r_thigh1
  thigh|L_thigh2|r_thigh2
  thigh|L_thigh3|r_thigh3
  femur_epicondyle_lateral|L_knee|r_knee
  femur_epicondyle_medial|L_mknee|r_mknee
  shank|L_sh2|r_sh2
  shank|L_sh3|r_sh3
  shank|L_shank_antsup|r_shank_antsup
  malleolus_lateral|L_ankle|r_ankle
  malleolus_medial|L_mankle|r_mankle
  calcaneus_posterior|L_calc|r_calc
  metatarsal_head_5|L_5meta|r_5meta
  toe_tip|L_toe|r_toe
  c7|C7
  acromion|L_Shoulder|R_Shoulder

  @OFM|Oxford foot model
  fibula_head|LHFB|RHFB
  tibial_tuberosity|LTUB|RTUB
  shank|LSHN|RSHN
  malleolus_medial|LMMA|RMMA
  toe_tip|LHLX|RHLX

  @PIG|Plug-in Gait (Vicon, CGM 1)
  asis|LASI|RASI
  psis|LPSI|RPSI
  sacrum_mid|SACR
  hip_joint_centre|LHJC|RHJC
  thigh|LTHI|RTHI
  femur_epicondyle_lateral|LKNE|RKNE
  femur_epicondyle_medial|LKNM|RKNM
  shank|LTIB|RTIB
  malleolus_lateral|LANK|RANK
  malleolus_medial|LMED|RMED
  calcaneus_posterior|LHEE|RHEE
  metatarsal_head_2|LTOE|RTOE
  c7|C7
  t10|T10
  jugular_notch|CLAV
  xiphoid|STRN
  acromion|LSHO|RSHO

  @PIGIN|Plug-in Gait with inner knee and ankle
  femur_epicondyle_medial|LKNEin|RKNEin
  malleolus_medial|LANKin|RANKin

  @PIGKAD|Plug-in Gait with knee alignment device
  femur_epicondyle_lateral|LKNE|RKNE

  @PIGMC|Plug-in Gait with medial markers and clusters
  asis|LASI|RASI
  psis|LPSI|RPSI
  thigh|LTH2|RTH2
  thigh|LTH3|RTH3
  thigh|LTH4|RTH4
  femur_epicondyle_lateral|LKNE|RKNE
  femur_epicondyle_medial|LMKNE|RMKNE
  shank|LTIB2|RTIB2
  shank|LTIB3|RTIB3
  shank|LTIB4|RTIB4
  malleolus_lateral|LANK|RANK
  malleolus_medial|LMANK|RMANK
  calcaneus_posterior|LHEE|RHEE
  metatarsal_head_1|LMTH1|RMTH1
  metatarsal_head_5|LMTH5|RMTH5
  toe_tip|LHLX|RHLX

  @POSE|Pose2Sim, OpenPose and COCO key points
  hip_joint_centre|LHip|RHip
  knee_joint_centre|LKnee|RKnee
  ankle_joint_centre|LAnkle|RAnkle
  calcaneus_posterior|LHeel|RHeel
  metatarsal_head_5|LSmallToe|RSmallToe
  toe_tip|LBigToe|RBigToe
  acromion|LShoulder|RShoulder

  @QTM|Qualisys, codes of van Sint Jan
  asis|L_IAS|R_IAS
  psis|L_IPS|R_IPS
  greater_trochanter|L_FTC|R_FTC
  ?thigh|L_WAND1|R_WAND1
  femur_epicondyle_lateral|L_FLE|R_FLE
  femur_epicondyle_medial|L_FME|R_FME
  fibula_head|L_FAX|R_FAX
  tibial_tuberosity|L_TTC|R_TTC
  ?shank|L_WAND2|R_WAND2
  malleolus_lateral|L_FAL|R_FAL
  malleolus_medial|L_TAM|R_TAM
  calcaneus_posterior|L_FCC|R_FCC
  metatarsal_head_1|L_FM1|R_FM1
  metatarsal_head_2|L_FM2|R_FM2
  metatarsal_head_5|L_FM5|R_FM5
  c7|CV7
  t10|TV10
  jugular_notch|SJN
  xiphoid|SXS
  acromion|L_SAJ|R_SAJ

  @RAJ|OpenSim Rajagopal model
  asis|LASI|RASI
  psis|LPSI|RPSI
  hip_joint_centre|LHJC|RHJC
  thigh|LTH1|RTH1
  thigh|LTH2|RTH2
  thigh|LTH3|RTH3
  femur_epicondyle_lateral|LLFC|RLFC
  femur_epicondyle_medial|LMFC|RMFC
  knee_joint_centre|LKJC|RKJC
  tibial_plateau|L_tibial_plateau|R_tibial_plateau
  shank|LTB1|RTB1
  shank|LTB2|RTB2
  shank|LTB3|RTB3
  malleolus_lateral|LLMAL|RLMAL
  malleolus_medial|LMMAL|RMMAL
  ankle_joint_centre|LAJC|RAJC
  calcaneus_posterior|LCAL|RCAL
  metatarsal_head_5|LMT5|RMT5
  toe_tip|LTOE|RTOE
  c7|C7
  acromion|LACR|RACR

  @RAJX|OpenSim Rajagopal experiment
  asis|L.ASIS|R.ASIS
  psis|L.PSIS|R.PSIS
  sacrum_mid|S2
  thigh|L.TH1|R.TH1
  thigh|L.TH2|R.TH2
  thigh|L.TH3|R.TH3
  femur_epicondyle_lateral|L.Knee|R.Knee
  femur_epicondyle_medial|L.MKnee|R.MKnee
  knee_joint_centre|L.KneeJoint|R.KneeJoint
  shank|L.SH1|R.SH1
  shank|L.SH2|R.SH2
  shank|L.SH3|R.SH3
  malleolus_lateral|L.Ankle|R.Ankle
  malleolus_medial|L.MAnkle|R.MAnkle
  ankle_joint_centre|L.AnkleJoint|R.AnkleJoint
  calcaneus_posterior|L.Heel|R.Heel
  metatarsal_head_5|L.MT5|R.MT5
  toe_tip|L.Toe|R.Toe
  acromion|L.Shoulder|R.Shoulder

  @SPRINT|Stanford sprint set
  asis|LASI|RASI
  sacrum_mid|SACR
  thigh|LTHAD|RTHAD
  thigh|LTHAP|RTHAP
  femur_epicondyle_lateral|LLEPI|RLEPI
  patella_centre|LPAT|RPAT
  shank|LTIAD|RTIAD
  shank|LTILAT|RTILAT
  shank|LTIAP|RTIAP
  malleolus_lateral|LLMAL|RLMAL
  ?foot|LMFL|RMFL
  ?foot|LMFS|RMFS
  calcaneus_posterior|LHEEL|RHEEL
  metatarsal_head_1|LP1MT|RP1MT
  metatarsal_head_5|LP5MT|RP5MT
  toe_tip|LTOE|RTOE

  @UMG|Magna Graecia University, OpenSim
  asis|LASIS|RASIS
  psis|LPSIS|RPSIS
  thigh|LT1|RT1
  thigh|LT2|RT2
  thigh|LT3|RT3
  femur_epicondyle_lateral|LLE|RLE
  femur_epicondyle_medial|LME|RME
  shank|LS1|RS1
  shank|LS2|RS2
  shank|LS3|RS3
  malleolus_lateral|LLM|RLM
  malleolus_medial|LMM|RMM
  calcaneus_posterior|LCA|RCA
  metatarsal_head_1|LIMH|RIMH
  metatarsal_head_5|LVMH|RVMH

  @UOTT|Plug-in Gait with medial markers (Ottawa)
  femur_epicondyle_medial|LMKN|RMKN
  malleolus_medial|LMAN|RMAN
  metatarsal_head_1|LMT1|RMT1
  metatarsal_head_5|LMT5|RMT5

  @UWA|University of Western Australia
  asis|LASI|RASI
  psis|LPSI|RPSI
  sacrum_mid|SACR
  thigh|LTH1|RTH1
  thigh|LTH2|RTH2
  thigh|LTH3|RTH3
  femur_epicondyle_lateral|LeLFC|RiLFC
  femur_epicondyle_medial|LeMFC|RiMFC
  shank|LTB1|RTB1
  shank|LTB2|RTB2
  shank|LTB3|RTB3
  malleolus_lateral|LLMAL|RLMAL
  malleolus_medial|LMMAL|RMMAL
  calcaneus_posterior|LCAL|RCAL
  metatarsal_head_1|LMT1|RMT1
  metatarsal_head_5|LMT5|RMT5
  c7|C7
  t10|T10
  acromion|LACR|RACR

  @VSJ0|codes of van Sint Jan without underscore
  asis|LIAS|RIAS
  psis|LIPS|RIPS
  iliac_crest|LILC|RILC
  greater_trochanter|LGT|RGT
  thigh|LTH|RTH
  femur_epicondyle_lateral|LFLE|RFLE
  femur_epicondyle_medial|LFME|RFME
  tibial_tuberosity|LTT|RTT
  shank|LSK|RSK
  malleolus_lateral|LFAL|RFAL
  malleolus_medial|LTAM|RTAM
  calcaneus_posterior|LFCC|RFCC
  metatarsal_head_2|LFM2|RFM2
  metatarsal_head_5|LFM5|RFM5
  c7|CV7

  @WISC|Wisconsin, healthy knee (Lenhart 2015)
  asis|L.ASIS|R.ASIS
  psis|L.PSIS|R.PSIS
  sacrum_mid|S2
  greater_trochanter|L.GTR|R.GTR
  thigh|L.TH1|R.TH1
  thigh|L.TH2|R.TH2
  thigh|L.TH3|R.TH3
  femur_epicondyle_lateral|L.Knee|R.Knee
  femur_epicondyle_medial|L.Mkn|R.Mkn
  shank|L.SH1|R.SH1
  shank|L.SH2|R.SH2
  shank|L.SH3|R.SH3
  malleolus_lateral|L.Ankle|R.Ankle
  malleolus_medial|L.Man|R.Man
  calcaneus_posterior|L.Heel|R.Heel
  metatarsal_head_5|L.MT5|R.MT5
  """
